/// HTTP header or trailer fields in the order they came; names compare without case (RFC 9110 section 5.1).
package struct HTTPFields: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var fields: [Field]

    package init(_ fields: [Field] = []) { self.fields = fields }

    /// Every value of `name`, in order.
    package func values(_ name: String) -> [String] {
        fields.filter { Self.equal($0.name, name) }.map(\.value)
    }

    /// The first value of `name`.
    package subscript(name: String) -> String? {
        fields.first { Self.equal($0.name, name) }?.value
    }

    /// ASCII-only case folding, as field names demand.
    package static func equal(_ a: String, _ b: String) -> Bool {
        // Most names differ in length, which is known without looking at them.
        guard a.utf8.count == b.utf8.count else { return false }
        let a = a.utf8.span
        let b = b.utf8.span
        for place in a.indices where fold(a[place]) != fold(b[place]) { return false }
        return true
    }

    private static func fold(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
