/// A record of SSLv3 to TLS 1.3 (RFC 8446 section 5.1).
package struct TLSRecord: Sendable, Hashable {
    /// Bytes a record in clear may have.
    package static let plaintextLimit = 1 << 14
    /// Bytes an encrypted one may have up to TLS 1.2; in TLS 1.3 it is 256 over `plaintextLimit`.
    package static let ciphertextLimit = (1 << 14) + 2048
    package static let ciphertextLimitTLS13 = (1 << 14) + 256
    static let headerLength = 5

    package let type: TLSContentType
    package let version: TLSVersion
    package let fragment: [UInt8]
    /// Of its header: bytes from the first that the peer sent.
    package let offset: Int

    package init(_ type: TLSContentType, _ version: TLSVersion, _ fragment: [UInt8], offset: Int = 0) {
        self.type = type
        self.version = version
        self.fragment = fragment
        self.offset = offset
    }

    /// What stands before the fragment; also the additional data of TLS 1.3 (RFC 8446 section 5.2).
    package var header: [UInt8] {
        var writer = TLSByteWriter(capacity: Self.headerLength)
        writeHeader(to: &writer)
        return writer.bytes
    }

    /// Header and fragment.
    package func encoded() -> [UInt8] {
        var writer = TLSByteWriter(capacity: Self.headerLength + fragment.count)
        writeHeader(to: &writer)
        writer.append(fragment)
        return writer.bytes
    }

    private func writeHeader(to writer: inout TLSByteWriter) {
        writer.uint8(type.rawValue)
        writer.uint16(version.rawValue)
        writer.uint16(UInt16(truncatingIfNeeded: fragment.count))
    }

    /// `payload` in as many records as it takes.
    /// - Parameter fragment: bytes in each at most, 1 to `plaintextLimit`; clamped to that.
    package static func encode(
        _ type: TLSContentType, _ version: TLSVersion, _ payload: [UInt8], fragment: Int = plaintextLimit
    ) -> [UInt8] {
        let size = min(max(1, fragment), plaintextLimit)
        return stride(from: 0, to: payload.count, by: size).reduce(into: []) { bytes, start in
            let piece = Array(payload[start..<min(start + size, payload.count)])
            bytes += TLSRecord(type, version, piece).encoded()
        }
    }
}
