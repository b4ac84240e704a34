/// A heartbeat as received (RFC 6520 section 4), nothing in it believed.
package struct HeartbeatMessage: Sendable, Hashable {
    /// 1 asks, 2 answers.
    package let type: UInt8
    /// What the message says its payload has, in bytes.
    package let claimedLength: Int
    /// All that really follows: payload and padding.
    package let content: [UInt8]

    package init(_ record: TLSRecord) throws(TLSWireError) {
        var cursor = TLSCursor(record.fragment)
        type = try cursor.uint8()
        claimedLength = Int(try cursor.uint16())
        content = cursor.rest()
    }

    package var isResponse: Bool { type == 2 }

    /// Whether this answers our heartbeat with our own bytes: a correct peer would have discarded it.
    package func echoes(_ nonce: [UInt8]) -> Bool { isResponse && !nonce.isEmpty && content.starts(with: nonce) }

    /// Bytes that are neither our nonce nor the 16 of padding that a response has: the peer's memory.
    package func foreignBytes(_ nonce: [UInt8]) -> Int {
        max(0, content.count - (content.starts(with: nonce) ? nonce.count : 0) - TLSRecord.nonceLength)
    }
}
