package import HTTPWire

/// What a server wants from whoever logs in (RFC 9110 section 11.6.1).
package enum LoginChallenge {
    /// Most schemes that are told.
    private static let limit = 5

    /// The schemes in `WWW-Authenticate`, in order, each once, such as `Basic`; empty when the server does not say.
    package static func schemes(_ headers: HTTPFields) -> [String] {
        var found: [String] = []
        for value in headers.values("www-authenticate") {
            for part in parts(value) {
                let name = part.prefix { $0 != " " }
                let rest = part.dropFirst(name.count).drop { $0 == " " }
                let isToken = !name.isEmpty && name.utf8.count <= 40 && name.allSatisfy { $0.isLetter || $0 == "-" }
                guard isToken, rest.first != "=", !found.contains(String(name)) else { continue }
                found.append(String(name))
            }
        }
        return Array(found.prefix(limit))
    }

    /// What stands between the commas that are not in quotes.
    private static func parts(_ value: String) -> [Substring] {
        var isQuoted = false
        return value.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == "," && !isQuoted
        }.map { $0.drop { $0 == " " } }
    }
}
