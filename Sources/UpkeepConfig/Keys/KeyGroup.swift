import UpkeepCore

/// The keys of one mapping.
struct KeyGroup<Target: Sendable>: Sendable {
    let keys: [Key<Target>]
    /// A single value or list that may stand in place of the mapping.
    let shorthand: Key<Target>?
    /// Mistakes that only show when all keys are read; it gets the places of the keys that are set.
    let check: @Sendable ([String: Place], Place, inout Target, inout ConfigReader) -> Void
    /// Unknown keys are not quoted: a slip here could be a password.
    let isDiscreet: Bool
    /// The heading of the reference above all of these keys, for those that have one each.
    let heading: String?
    /// These are the keys at the top of a file.
    let isTop: Bool

    init(
        _ keys: [Key<Target>], shorthand: Key<Target>? = nil, isDiscreet: Bool = false, heading: String? = nil,
        isTop: Bool = false,
        check: @escaping @Sendable ([String: Place], Place, inout Target, inout ConfigReader) -> Void = { _, _, _, _ in
        }
    ) {
        self.keys = keys
        self.shorthand = shorthand
        self.isDiscreet = isDiscreet
        self.heading = heading
        self.isTop = isTop
        self.check = check
    }

    var expected: String {
        let names = "a mapping with " + Self.listed(keys.map(\.doc.name))
        return shorthand.map { "\($0.doc.expected); or \(names)" } ?? names
    }

    var schema: SchemaValue {
        let object = objectSchema
        guard let shorthand else { return object }
        return .record(["anyOf": .list([shorthand.doc.schema, object])])
    }

    private var objectSchema: SchemaValue {
        let required = keys.filter(\.doc.isRequired).map(\.doc.name)
        let object = SchemaValue.record([
            "type": .text("object"), "properties": .object(keys.map { Self.member($0.doc) }),
            "additionalProperties": .flag(false), "minProperties": .integer(1),
        ])
        return required.isEmpty ? object : object.with("required", .texts(required))
    }

    private static func member(_ doc: KeyDoc) -> SchemaValue.Member {
        var schema = doc.schema.with("description", .text(doc.summary))
        if let standard = doc.standard?.schema { schema = schema.with("default", standard) }
        return SchemaValue.Member(key: doc.name, value: schema)
    }

    /// Reads `value` onto `target`: keys that are not there leave it as it is, which is how defaults come about.
    func apply(_ value: YAMLValue, _ target: inout Target, _ reader: inout ConfigReader) {
        guard case .mapping(let entries) = value.content, !entries.isEmpty else {
            if case .mapping = value.content {
                reader.report(.wrongType, at: value.place, "\(reader.key) is an empty mapping", expected: expected)
            } else if let shorthand, case .scalar = value.content, !value.isNull {
                reader.widening(shorthand.doc.expected, to: expected) { shorthand.apply(value, &target, &$0) }
            } else {
                reader.wrongShape(value, expected: expected)
            }
            return
        }
        apply(entries, at: value.place, &target, &reader)
    }

    func apply(_ entries: [YAMLEntry], at place: Place, _ target: inout Target, _ reader: inout ConfigReader) {
        var places: [String: Place] = [:]
        var meant: Set<String> = []
        for entry in entries {
            if let first = entry.duplicateOf {
                reader.reportDuplicate(entry, first: first)
                continue
            }
            guard let key = keys.first(where: { $0.doc.name == entry.key }) else {
                meant.insert(reportUnknown(entry, &reader) ?? "")
                continue
            }
            places[entry.key] = entry.place
            if let kind = reader.kind, !key.doc.kinds.contains(kind) {
                reader.inside(entry.key, reference: reader.reference ?? entry.key) { reader in
                    reader.report(
                        .notForKind, at: entry.place,
                        "\(reader.key) is for \(SiteKind.list(key.doc.kinds)) sites, not for \(SiteKind.list([kind]))")
                }
                continue
            }
            let path = key.doc.hasPage ? (reader.keys + [entry.key]).joined(separator: ".") : nil
            reader.inside(entry.key, at: entry.place, reference: path ?? reader.reference ?? entry.key) { reader in
                key.apply(entry.value, &target, &reader)
            }
        }
        for key in keys where key.doc.isRequired && places[key.doc.name] == nil && !meant.contains(key.doc.name) {
            reader.report(
                .missingKey, at: place, "`\(key.doc.name)` is missing here", expected: key.doc.expected,
                reference: reader.reference ?? key.doc.name)
        }
        // With a key unknown, what seems to be missing may just be misspelt.
        if meant.isEmpty { check(places, place, &target, &reader) }
    }

    /// - Returns: the key that was probably meant.
    private func reportUnknown(_ entry: YAMLEntry, _ reader: inout ConfigReader) -> String? {
        let candidates = keys.filter { key in reader.kind.map { key.doc.kinds.contains($0) } ?? true }.map(\.doc.name)
        let near = otherName(entry.key) ?? Suggestion.nearest(to: entry.key, in: candidates)
        let place = reader.keys.isEmpty ? "" : " in \(reader.key)"
        let elsewhere = KeyPlaces.hint(
            for: entry.key, kind: reader.kind, in: reader.keys, isTop: isTop, isDiscreet: isDiscreet)
        let isKnown = near != nil || elsewhere != nil
        reader.report(
            .unknownKey, at: entry.place,
            isDiscreet && !isKnown ? "unknown key\(place)" : "unknown key `\(entry.key)`\(place)",
            expected: "one of " + Self.listed(candidates), hint: elsewhere ?? near.map { "did you mean `\($0)`?" },
            reference: reader.reference ?? heading)
        return near
    }

    /// The key that other tools call `name`.
    private func otherName(_ name: String) -> String? {
        keys.first { $0.doc.isAlsoCalled(name) }?.doc.name
    }

    private static func listed(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
