/// A stream that text goes out on, and the terminal behind it, if one is.
package struct OutputStream: Sendable {
    package let terminal: Terminal
    private let put: @Sendable ([UInt8]) throws(OutputError) -> Void

    package init(terminal: Terminal, write: @escaping @Sendable ([UInt8]) throws(OutputError) -> Void) {
        self.terminal = terminal
        put = write
    }

    /// Writes all of `text`, waiting as long as the reader takes, or throws; nothing is kept back in a buffer.
    package func write(_ text: String) throws(OutputError) { try put(Array(text.utf8)) }

    /// Writes all of `bytes`, waiting as long as the reader takes, or throws; nothing is kept back in a buffer.
    package func write(_ bytes: [UInt8]) throws(OutputError) { try put(bytes) }
}
