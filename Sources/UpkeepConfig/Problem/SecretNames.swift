/// Which keys hold secrets, going by their names: config keys, header names, and slips of either.
enum SecretNames {
    /// Keys of `auth` whose values may be shown.
    static let harmlessInAuth: Set<String> = ["auth", "user", "password_file", "bearer_file"]
    /// Keys of `auth` whose value is a mapping.
    static let groupsInAuth: Set<String> = ["auth", "basic"]

    /// Every key of `auth`, and what other tools call them.
    static let inAuth = ["auth"] + names(AuthKeys.auth.keys.map(\.doc))

    /// Keys of `alerts` whose values are secrets although their names are those of harmless things elsewhere.
    static let inAlerts: Set<String> = [
        "key", "routing_key", "integration_key", "service_key", "topic", "headers", "environment",
    ]

    private static func names(_ docs: [KeyDoc]) -> [String] {
        docs.flatMap { [$0.name] + $0.otherNames + names($0.children) }
    }

    /// - Parameter name: lower case.
    static func isSecret(_ name: String) -> Bool {
        if name.hasSuffix("_file") { return false }
        // What is sent to a server may log in to it.
        if name == "send" || name == "body" { return true }
        return marks.contains { name.contains($0) }
    }

    /// Whether a variable of the environment holds a secret; when in doubt it does.
    static func isSecret(variable name: String) -> Bool {
        let name = name.lowercased()
        return ["key", "auth", "pwd", "pass", "cookie", "secret", "token", "bearer", "credential"].contains {
            name.contains($0)
        }
    }

    private static let marks = [
        "password", "passwd", "passphrase", "secret", "token", "bearer", "authorization", "cookie", "api-key",
        "api_key",
        "apikey", "x-key", "credential",
    ]
}
