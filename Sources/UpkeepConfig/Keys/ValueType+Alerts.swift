import Checks
import HTTPWire
import Notifiers

extension ValueType where Value == NotifierURL {
    /// Where a receiver takes alerts: whoever knows it can send some.
    static let secretURL = url("the URL that you were given, best as `${NAME}` from the environment") { url, reader in
        if url.url.target.count > 1 || url.authorization != nil { return "`\(reader.lastKey)_file` from a file" }
        return nil
    }

    /// A server's base URL, which is a secret only as far as a password stands in it.
    static let serverURL = url("a URL such as `https://alerts.shop.example`") { url, _ in
        url.authorization == nil ? nil : "which keeps the password out of the config"
    }

    /// The path of a file that holds the URL and nothing else.
    static let secretURLFile = ValueType(
        expected: ValueType<Secret>.secretFile.expected, schema: ValueType<Secret>.secretFile.schema
    ) { value, reader in
        guard let secret = ValueType<Secret>.secretFile.read(value, &reader) else { return nil }
        do throws(NotifierError) {
            return hidden(try NotifierURL(secret), &reader)
        } catch {
            reader.report(
                .unreadableSecret, at: value.place, "\(reader.key): \(error.message)",
                expected: ValueType<Secret>.secretFile.expected, hint: error.hint)
            return nil
        }
    }

    /// - Parameter better: how it would not stand in the file in clear; nil when that is no secret.
    private static func url(
        _ expected: String, _ better: @escaping @Sendable (NotifierURL, ConfigReader) -> String?
    ) -> ValueType {
        ValueType(expected: expected, schema: .matching("^[Hh][Tt][Tt][Pp][Ss]?://")) { value, reader in
            guard let scalar = reader.scalar(value, expected: expected) else { return nil }
            let secret = reader.hide(Secret(scalar.text))
            do throws(NotifierError) {
                let url = hidden(try NotifierURL(secret), &reader)
                if scalar.raw == scalar.text, let better = better(url, reader) {
                    reader.note(
                        .secretInClear, at: value.place, "\(reader.key) stands in the file as it is",
                        hint: "`${NAME}` takes it from the environment, \(better)")
                }
                return url
            } catch {
                reader.report(BadValue(error.message, hint: error.hint), scalar, expected: expected)
                return nil
            }
        }
    }

    /// Short paths are in too many texts to be looked for, and no secrets.
    private static func hidden(_ url: NotifierURL, _ reader: inout ConfigReader) -> NotifierURL {
        if url.url.target.utf8.count >= 12 { _ = reader.hide(Secret(url.url.target)) }
        if let authorization = url.authorization { _ = reader.hide(authorization) }
        return url
    }
}

extension ValueType where Value == Secret {
    /// A value that may be a secret, such as that of a header; it is never printed.
    static let secretLine = ValueType(expected: ValueType<String>.line.expected, schema: .anyText) { value, reader in
        ValueType<String>.line.read(value, &reader).map { reader.hide(Secret($0)) }
    }

    /// Whoever has it may change what the watch does, so it must not be guessed.
    static let apiToken = ValueType(
        expected: "a secret of 16 to 200 characters, better as `${NAME}` from the environment", schema: .anyText
    ) { value, reader in
        ValueType<Secret>.secret.read(value, &reader).flatMap { strong($0, value, &reader) }
    }

    static let apiTokenFile = ValueType(expected: secretFile.expected, schema: secretFile.schema) { value, reader in
        secretFile.read(value, &reader).flatMap { strong($0, value, &reader) }
    }

    /// It goes into an `Authorization` field.
    private static func strong(_ secret: Secret, _ value: YAMLValue, _ reader: inout ConfigReader) -> Secret? {
        let isPlain = secret.value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, (16...200).contains(secret.value.utf8.count) else {
            reader.report(
                .badValue, at: value.place,
                isPlain
                    ? "\(reader.key) is \(secret.value.utf8.count) characters long, and would be guessed or cut"
                    : "\(reader.key) has a character in it that no header can hold",
                expected: "a secret of 16 to 200 characters", hint: "`openssl rand -hex 32` makes one")
            return nil
        }
        return secret
    }
}

extension ValueType where Value == WebURL.Host {
    static let mailHost = ValueType.scalar(
        "a host name or IP address such as `mail.shop.example`", schema: ValueType<String>.host.schema
    ) { scalar throws(BadValue) in
        let name = try HostText.host(scalar.text, allowsPort: false)
        do throws(WebURLError) {
            return try HostName.read(name.contains(":") ? "[\(name)]" : name)
        } catch {
            throw BadValue(error.message, hint: error.hint)
        }
    }
}

extension ValueType where Value == MailAddress {
    static let mailAddress = ValueType.scalar(
        "a mail address such as `ops@shop.example` or `Ops <ops@shop.example>`", schema: .anyText
    ) { scalar throws(BadValue) in
        do throws(NotifierError) {
            return try MailAddress(scalar.text)
        } catch {
            throw BadValue(error.message, hint: error.hint)
        }
    }
}

extension ValueType where Value == String {
    /// What channels may be called: `none` means nobody.
    static let channelName = ValueType(expected: name.expected, schema: name.schema) { value, reader in
        guard let text = name.read(value, &reader) else { return nil }
        guard text == "none" else { return text }
        reader.report(
            .badValue, at: value.place, "\(reader.key): `none` means no channel at all", expected: name.expected)
        return nil
    }

    /// The part of a ping's URL that says who pings.
    static let heartbeatID = ValueType.scalar(
        "1 to 64 letters, digits, `.`, `_` and `-`, such as `backup-db`",
        schema: .matching("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$")
    ) { scalar throws(BadValue) in
        let text = scalar.text
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || ".-_".utf8.contains(byte)
        }
        guard isPlain, (1...64).contains(text.utf8.count), text.first != "." else {
            throw BadValue("cannot stand in a URL as it is")
        }
        return text
    }

    /// The name of a variable as programs get it.
    static func variableName(_ text: String) throws(BadValue) -> String {
        let isName = text.utf8.allSatisfy {
            $0 == 0x5F || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
        }
        guard isName, let first = text.first, !first.isNumber else {
            throw BadValue("`\(text.prefix(60))` is no name of an environment variable")
        }
        return text
    }
}

extension ValueType {
    /// A mapping of declared keys that is kept even with mistakes in it, so that what refers to it is not blamed too.
    static func draft(_ group: KeyGroup<Value>, fresh: Value) -> ValueType {
        ValueType(expected: group.expected, schema: group.schema) { value, reader in
            var result = fresh
            group.apply(value, &result, &reader)
            return result
        }
    }
}
