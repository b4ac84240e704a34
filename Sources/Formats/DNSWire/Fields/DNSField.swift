/// A field's name, as its RFC calls it, and form.
struct DNSField: Sendable, Hashable {
    let name: String
    let kind: DNSFieldKind

    init(_ name: String, _ kind: DNSFieldKind) {
        self.name = name
        self.kind = kind
    }
}
