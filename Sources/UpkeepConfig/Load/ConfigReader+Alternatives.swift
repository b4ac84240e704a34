extension ConfigReader {
    /// Reports when two of `names` are set, and when none is.
    ///
    /// - Parameter missing: what to say then; nil: none need be set.
    mutating func requireOne(of names: [String], in places: [String: Place], at place: Place, missing: String?) {
        let listed = names.map { "`\($0)`" }.joined(separator: ", ")
        let set = names.compactMap { name in places[name].map { (name, $0) } }.sorted { $0.1 < $1.1 }
        if set.isEmpty, let missing {
            report(.missingKey, at: place, "\(key) \(missing)", expected: "one of \(listed)")
        } else if set.count > 1 {
            report(
                .conflict, at: set[1].1, "\(key) has both `\(set[0].0)` and `\(set[1].0)`",
                expected: "one of \(listed)", related: set[0].1)
        }
    }
}
