extension Rollup {
    private static let version: UInt8 = 1

    /// A row of its own, for an hour or a day.
    func packed(length: Int64) -> [UInt8] {
        var writer = PackedWriter()
        writer.byte(Self.version)
        write(to: &writer, length: length)
        return writer.bytes
    }

    init(row bytes: [UInt8], length: Int64) throws(PackingError) {
        var reader = PackedReader(bytes)
        guard try reader.byte() == Self.version else { throw PackingError(problem: .version, offset: 0) }
        try self.init(&reader, length: length)
    }
}
