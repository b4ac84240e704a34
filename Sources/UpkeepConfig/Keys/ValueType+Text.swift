import Checks

extension ValueType where Value == String {
    static let text = ValueType.scalar("a text", schema: .anyText) { scalar throws(BadValue) in scalar.text }

    /// Text that must not be empty, such as what a page must contain.
    static let nonEmptyText = ValueType.scalar("a text that is not empty", schema: .anyText) {
        scalar throws(BadValue) in
        guard !scalar.text.isEmpty else { throw BadValue("the text is empty") }
        return scalar.text
    }

    static let name = ValueType.scalar("a name in one line, at most 200 characters", schema: .anyText) {
        scalar throws(BadValue) in
        guard !scalar.text.isEmpty else { throw BadValue("the name is empty") }
        guard scalar.text.count <= 200 else { throw BadValue("the name is longer than 200 characters") }
        guard scalar.text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw BadValue("the name has a line break or another control character in it")
        }
        return scalar.text
    }

    /// What goes over the wire in one line.
    static let line = ValueType.scalar("a text in one line", schema: .anyText) { scalar throws(BadValue) in
        guard !scalar.text.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\n" || $0 == "\0" }) else {
            throw BadValue("the text has a line break in it")
        }
        return scalar.text
    }

    /// A request method (RFC 9110 section 9.1): a token.
    static let method = ValueType.scalar(
        "a method such as `GET`, `HEAD` or `POST`", schema: .matching("^[A-Z][A-Z-]*$")
    ) { scalar throws(BadValue) in
        let text = scalar.text
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2D }) else {
            let upper = text.uppercased()
            let hint = upper.utf8.allSatisfy { (0x41...0x5A).contains($0) } && !text.isEmpty
            throw BadValue(
                "not a method", hint: hint ? "did you mean `\(upper)`? methods are written in capitals" : nil)
        }
        guard text != "CONNECT" else { throw BadValue("`CONNECT` asks a proxy for a tunnel, not a site for an answer") }
        return text
    }

    /// A path as the config means it: relative ones start at the config file's folder.
    static let path = ValueType(
        expected: "the path of a file", schema: .record(["type": .text("string"), "minLength": .integer(1)])
    ) { value, reader in
        guard let scalar = reader.scalar(value, expected: "the path of a file") else { return nil }
        guard !scalar.text.isEmpty, !scalar.text.contains("\0") else {
            reader.report(BadValue("the path is empty"), scalar, expected: "the path of a file")
            return nil
        }
        return reader.source.resolve(scalar.text)
    }

    /// The path of a file that must be there now, with the right things in it: a look would find out too late.
    static func pemFile(_ use: @escaping @Sendable (String) -> NamedFile) -> ValueType {
        ValueType(expected: "the path of a PEM file that can be read", schema: path.schema) { value, reader in
            guard let file = path.read(value, &reader) else { return nil }
            return reader.holds(use(file), at: value.place) ? file : nil
        }
    }
}

extension ValueType where Value == Secret {
    /// A secret written into the config.
    static let secret = ValueType(expected: written.expected, schema: written.schema) { value, reader in
        guard let secret = written.read(value, &reader) else { return nil }
        if case .scalar(let raw, _) = value.content, !raw.contains("${") {
            reader.note(
                .secretInClear, at: value.place, "\(reader.key) stands in the file as it is",
                hint: "`${NAME}` takes it from the environment, `\(reader.lastKey)_file` from a file")
        }
        return reader.hide(secret)
    }

    private static let written = ValueType.scalar(
        "the secret itself, better as `${NAME}` from the environment", schema: .anyText
    ) { scalar throws(BadValue) in
        guard !scalar.text.isEmpty else { throw BadValue("the secret is empty") }
        guard !isShellVariable(scalar.raw) else {
            throw BadValue(
                "a variable as a shell has it, which would be sent letter for letter",
                hint: "write `${NAME}`, with braces; for a secret that does begin with `$` write `$$`")
        }
        return Secret(scalar.text)
    }

    /// `$SHOP_PASSWORD`: nobody's password looks like this, and many a config does.
    private static func isShellVariable(_ raw: String) -> Bool {
        guard raw.utf8.first == 0x24, let first = raw.utf8.dropFirst().first,
            first == 0x5F || (0x41...0x5A).contains(first)
        else { return false }
        return raw.utf8.dropFirst(2).allSatisfy {
            $0 == 0x5F || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
        }
    }

    /// The path of a file that holds a secret and nothing else; line breaks at its end are not part of it.
    static let secretFile = ValueType(
        expected: "the path of a file that holds only the secret",
        schema: .record(["type": .text("string"), "minLength": .integer(1)])
    ) { value, reader in
        guard let path = ValueType<String>.path.read(value, &reader) else { return nil }
        let expected = "the path of a file that holds only the secret"
        do {
            var text = try reader.readSecret(path)
            while let last = text.last, last.isNewline { text.removeLast() }
            guard !text.isEmpty, !text.contains(where: \.isNewline) else {
                reader.report(
                    .unreadableSecret, at: value.place,
                    text.isEmpty
                        ? "\(reader.key): the file is empty" : "\(reader.key): the file has more than one line",
                    expected: expected)
                return nil
            }
            return reader.hide(Secret(text))
        } catch {
            reader.report(
                .unreadableSecret, at: value.place, "\(reader.key): the file cannot be read: \(error)",
                expected: expected)
            return nil
        }
    }
}
