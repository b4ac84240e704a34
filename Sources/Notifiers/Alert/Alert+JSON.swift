import UpkeepCore
package import UpkeepReport

extension Alert {
    /// What webhooks and commands are given; members are only ever added.
    ///
    /// `schema` 1: incident, dedupKey, kind, state, status, title, headline, change, note, subjects (all of them), links,
    /// openedAt, at (RFC 3339, UTC), openForMs, zone, vantage, and the members of a summary.
    package var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("schema", .integer(1)), .init("incident", .text(incident)), .init("dedupKey", .text(dedupKey)),
            .init("kind", .text(kind.rawValue)), .init("state", .text(stateWord)),
            .init("status", .text(status.rawValue)), .init("title", .text(title())), .init("headline", .text(headline)),
            .init("change", .optional(change)), .init("note", .optional(note)),
            .init("subjects", .array(subjects.map { .text($0) })),
            .init(
                "links",
                .array(links.map { .object([.init("title", .text($0.title)), .init("url", .text($0.url))]) })),
            .init("openedAt", .text(openedAt.rfc3339())), .init("at", .text(at.rfc3339())),
            .init("openForMs", openFor.map { .integer(Int($0.nanosecondsClamped / 1_000_000)) } ?? .null),
            .init("zone", .text(zone.name)), .init("vantage", .text(vantage)),
        ]
        if kind == .summary { members.append(.init("members", .array(self.members.map(\.json)))) }
        return .object(members)
    }
}

extension AlertMember {
    fileprivate var json: JSONValue {
        .object([
            .init("incident", .text(incident)), .init("dedupKey", .text(dedupKey)), .init("kind", .text(kind.rawValue)),
            .init("status", .text(status.rawValue)), .init("headline", .text(headline)),
            .init("at", .text(at.rfc3339())),
        ])
    }
}
