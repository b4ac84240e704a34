/// The most a zone transfer may bring before it is broken off.
package struct TransferLimit: Sendable, Hashable {
    package var records: Int
    package var bytes: Int

    package init(records: Int = 1_000_000, bytes: Int = 256 << 20) {
        self.records = records
        self.bytes = bytes
    }
}
