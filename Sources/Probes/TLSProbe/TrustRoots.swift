/// Which certificates to trust: PEM text, read when the first chain needs judging.
package struct TrustRoots: Sendable {
    /// Where they come from, for messages, e.g. the file's path.
    package let source: String
    package let load: @Sendable () throws -> [UInt8]

    package init(source: String, load: @escaping @Sendable () throws -> [UInt8]) {
        self.source = source
        self.load = load
    }
}
