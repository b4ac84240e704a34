/// A kind of thing that is remembered by name, and the type it has.
package struct MemoryKind<Value>: Sendable {
    /// Stable: it is in the file.
    package let name: String

    package init(_ name: String) { self.name = name }
}
