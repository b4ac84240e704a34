extension SchemaValue {
    /// The schema of a site, with the keys that do not fit the URL's kind ruled out.
    func restrictedByKind() -> SchemaValue {
        let rules = SiteKind.allCases.map { kind in
            var excluded = Self.members(SiteKeys.site.keys.map(\.doc), unfit: kind)
            let expectations = Self.members(ExpectKeys.expect.keys.map(\.doc), unfit: kind)
            if !expectations.isEmpty {
                excluded.append(Member(key: "expect", value: .record(["properties": .object(expectations)])))
            }
            return SchemaValue.record([
                "if": .record([
                    "properties": .record(["url": .record(["type": .text("string"), "pattern": .text(kind.pattern)])]),
                    "required": .texts(["url"]),
                ]),
                "then": .record(["properties": .object(excluded)]),
            ])
        }
        return with("allOf", .list(rules))
    }

    private static func members(_ docs: [KeyDoc], unfit kind: SiteKind) -> [Member] {
        docs.filter { !$0.kinds.contains(kind) }.map { Member(key: $0.name, value: .flag(false)) }
    }
}
