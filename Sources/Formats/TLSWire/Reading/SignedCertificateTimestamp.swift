/// A log's promise to publish a certificate (RFC 6962 section 3.2).
package struct SignedCertificateTimestamp: Sendable, Hashable {
    /// 0 is v1; the rest of another version is not read.
    package let version: UInt8
    /// 32 bytes, SHA-256 of the log's key.
    package let logID: [UInt8]
    /// Milliseconds since 1970, without leap seconds.
    package let timestamp: UInt64
    package let extensions: [UInt8]
    package let scheme: SignatureScheme
    package let signature: [UInt8]

    /// Entries of a list at most.
    private static let limit = 100

    /// Reads a list as it stands in a TLS extension, an OCSP response or a certificate (there within an OCTET STRING).
    ///
    /// Entries that cannot be read, or are of another version, are noted and left out.
    package static func list(_ bytes: [UInt8], notes: inout TLSWireNotes) throws(TLSWireError)
        -> [SignedCertificateTimestamp]
    {
        var cursor = TLSCursor(bytes)
        var list = try cursor.part(2)
        if !cursor.isAtEnd {
            notes.add(.trailingBytes, at: cursor.offset, "\(cursor.remaining) bytes follow a list of timestamps")
        }
        var found: [SignedCertificateTimestamp] = []
        while !list.isAtEnd {
            guard found.count < limit else {
                notes.add(.tooMany, at: list.offset, "more than \(limit) timestamps")
                break
            }
            let start = list.offset
            do throws(TLSWireError) {
                var entry = try list.part(2)
                found.append(try SignedCertificateTimestamp(&entry))
            } catch {
                notes.add(.brokenList, at: start, "a timestamp cannot be read: \(error.fault)")
                if error.offset <= start { break }
            }
        }
        return found
    }

    private init(_ cursor: inout TLSCursor) throws(TLSWireError) {
        let start = cursor.offset
        version = try cursor.uint8()
        guard version == 0 else { throw TLSWireError(.badValue, at: start + 1, "version \(version) of timestamps") }
        logID = try cursor.bytes(32)
        timestamp = try cursor.uint64()
        extensions = try cursor.vector(2)
        scheme = SignatureScheme(rawValue: try cursor.uint16())
        signature = try cursor.vector(2)
    }
}
