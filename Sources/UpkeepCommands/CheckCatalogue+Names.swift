import UpkeepCore

extension CheckCatalogue {
    /// The check with that id, or all whose ids begin with it (`tls`, `tls.chain`), in the catalogue's order.
    /// - Throws: ``CommandFailure`` with what was most likely meant, when there is neither.
    func checks(named name: String) throws -> [Check] {
        if let check = self[CheckID(name)] { return [check] }
        let found = checks.filter { $0.id.text.hasPrefix(name + ".") }
        guard found.isEmpty else { return found }
        throw CommandFailure("unknown-check", "there is no check `\(name)`", hint: suggestion(for: name))
    }

    private func suggestion(for name: String) -> String {
        let ids = checks.map(\.id.text)
        // Someone who remembers half of an id has typed one side of its dot.
        let halves = ids.filter { $0.split(separator: ".").contains { $0 == name.lowercased() } }
        if !halves.isEmpty { return "did you mean `\(halves.joined(separator: "` or `"))`?" }
        let families = Set(checks.map(\.id.family)).sorted()
        return Suggestion.hint(name, ids + families) ?? "`upkeep explain` lists every check"
    }
}
