/// What a site's URL says it is; some keys are for some kinds only.
enum SiteKind: String, Sendable, Hashable, CaseIterable {
    case http, tcp, tls, dns

    /// The URL schemes, for people.
    var schemes: [String] { self == .http ? ["`http://`", "`https://`"] : ["`\(rawValue)://`"] }

    /// A pattern for URLs of this kind, for the schema.
    var pattern: String { self == .http ? "^[Hh][Tt][Tt][Pp][Ss]?://" : "^\(rawValue)://" }

    static func list(_ kinds: Set<SiteKind>) -> String {
        let names = allCases.filter { kinds.contains($0) }.flatMap(\.schemes)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
