/// A key, declared once: decoding, default, validation, schema, reference and sample all come from here.
struct Key<Target: Sendable>: Sendable {
    let doc: KeyDoc
    /// Reads the key's value onto the target.
    let apply: @Sendable (YAMLValue, inout Target, inout ConfigReader) -> Void
    /// Sets what holds when the key is not there.
    let applyStandard: @Sendable (inout Target, inout ConfigReader) -> Void

    /// - Parameters:
    ///   - standard: what holds when the key is not set.
    ///   - shown: false when the sample shows the key switched off.
    ///   - hasPage: whether the reference has a heading for it, below that of the key above it.
    init<Value>(
        _ name: String, _ type: ValueType<Value>, for kinds: Set<SiteKind> = Set(SiteKind.allCases),
        standard: Standard? = nil, example: String, shown: Bool = true, required: Bool = false,
        children: [KeyDoc] = [], hasPage: Bool = false, otherNames: [String] = [], _ summary: String,
        set: @escaping @Sendable (inout Target, Value) -> Void
    ) {
        doc = KeyDoc(
            name: name, summary: summary, expected: type.expected, schema: type.schema, standard: standard,
            example: example, isOptionalInSample: !shown, kinds: kinds, children: children, hasPage: hasPage,
            isRequired: required, otherNames: otherNames, recognises: type.recognises)
        let apply: @Sendable (YAMLValue, inout Target, inout ConfigReader) -> Void = { value, target, reader in
            if let read = type.read(value, &reader) { set(&target, read) }
        }
        self.apply = apply
        applyStandard = { target, reader in
            if let value = standard?.yaml { apply(value, &target, &reader) }
        }
    }

    /// A key whose value is a mapping of further keys.
    ///
    /// - Parameters:
    ///   - start: what the keys below are read onto: the part of the target as it stands, or something fresh.
    ///   - set: puts the result back.
    init<Part: Sendable>(
        _ name: String, _ group: KeyGroup<Part>, for kinds: Set<SiteKind> = Set(SiteKind.allCases),
        standard: Standard? = nil, shown: Bool = true, hasPage: Bool = false, otherNames: [String] = [],
        _ summary: String, from start: @escaping @Sendable (Target) -> Part,
        set: @escaping @Sendable (inout Target, Part) -> Void
    ) {
        doc = KeyDoc(
            name: name, summary: summary, expected: group.expected, schema: group.schema, standard: standard,
            example: "", isOptionalInSample: !shown, kinds: kinds, children: group.keys.map(\.doc), hasPage: hasPage,
            shorthand: group.shorthand?.doc.expected, otherNames: otherNames)
        apply = { value, target, reader in
            var part = start(target)
            group.apply(value, &part, &reader)
            set(&target, part)
        }
        applyStandard = { target, reader in
            var part = start(target)
            for key in group.keys { key.applyStandard(&part, &reader) }
            set(&target, part)
        }
    }
}
