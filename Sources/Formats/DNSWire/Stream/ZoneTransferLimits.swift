/// How much a zone transfer may bring.
package struct ZoneTransferLimits: Sendable, Hashable {
    package var records: Int
    /// Of all messages together.
    package var bytes: Int

    package init(records: Int = 1_000_000, bytes: Int = 256 << 20) {
        self.records = records
        self.bytes = bytes
    }
}
