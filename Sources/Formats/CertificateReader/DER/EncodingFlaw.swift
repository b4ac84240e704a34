/// One thing that is off in bytes that could be read all the same: what, and where.
package struct EncodingFlaw: Sendable, Hashable, CustomStringConvertible {
    /// A clause in lower case, e.g. `the serial number is negative`.
    package var what: String
    /// Bytes into what was read; nil for what has no one place.
    package var offset: Int?

    package init(_ what: String, at offset: Int? = nil) {
        self.what = what
        self.offset = offset
    }

    /// E.g. `the serial number is negative (byte 13)`.
    package var description: String { offset.map { "\(what) (byte \($0))" } ?? what }
}
