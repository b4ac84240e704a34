import UpkeepCore

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
        if scalar.text.isEmpty, let name = scalar.emptyVariables.first {
            return report(
                .badValue, at: place, "\(key) is empty: the variable `\(name)` is set, and has no value",
                expected: expected, hint: "give `\(name)` its value where upkeep runs")
        }
        report(
            .badValue, at: place, message, expected: expected, hint: scalar.isSubstituted ? nil : error.hint)
    }

    /// - Returns: whether `file` holds what it should; a problem is reported when not.
    mutating func holds(_ file: NamedFile, at place: Place) -> Bool {
        do {
            try checkFile(file)
            return true
        } catch {
            let isPair = if case .identity = file { true } else { false }
            report(
                .unreadableFile, at: place,
                isPair ? "\(key): \(error)" : "\(key): the file cannot be used: \(error)",
                expected: isPair ? nil : "the path of a PEM file that can be read",
                hint: (error as? any UpkeepError)?.hint)
            return false
        }
    }

    mutating func reportDuplicate(_ entry: YAMLEntry, first: Place) {
        report(
            .duplicateKey, at: entry.place, "`\(entry.key)` is set twice", hint: "keep one of the two", related: first,
            reference: reference ?? entry.key)
    }
}
