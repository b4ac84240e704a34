extension ConfigReader {
    /// A value that has the right shape and the wrong text.
    mutating func report(_ error: BadValue, _ scalar: ScalarText, expected: String) {
        var place = scalar.place
        if let offset = error.offset, !scalar.isSubstituted {
            place.column += scalar.style.offset(offset, in: scalar.text)
        }
        // What came from the environment may be a secret, and the reason may quote it.
        let message =
            scalar.isSubstituted
            ? "\(key), with its variables put in, does not fit" : "\(key): \(error.message)"
        report(
            .badValue, at: place, message, expected: expected, hint: scalar.isSubstituted ? nil : error.hint)
    }

    mutating func reportDuplicate(_ entry: YAMLEntry, first: Place) {
        report(
            .duplicateKey, at: entry.place, "`\(entry.key)` is set twice", hint: "keep one of the two", related: first,
            reference: reference ?? entry.key)
    }
}
