/// A hello in SSLv2's own form, to see who still answers it.
package struct SSL2ClientHello: Sendable, Hashable {
    /// SSLv2; a newer one makes it the hello by which old clients offered both (RFC 5246 appendix E.2).
    package var version: TLSVersion
    package var kinds: [SSL2CipherKind]
    package var sessionID: [UInt8]
    /// 16 to 32 bytes, made by the caller.
    package var challenge: [UInt8]

    package init(
        version: TLSVersion = .ssl2, kinds: [SSL2CipherKind] = SSL2CipherKind.all, sessionID: [UInt8] = [],
        challenge: [UInt8]
    ) {
        self.version = version
        self.kinds = kinds
        self.sessionID = sessionID
        self.challenge = challenge
    }

    /// With its two-byte header, ready to send.
    package func encoded() throws(TLSWireError) -> [UInt8] {
        guard (16...32).contains(challenge.count), sessionID.isEmpty || sessionID.count == 16 else {
            throw TLSWireError(.badValue, at: 0, "a challenge has 16 to 32 bytes, and a session id 16 or none")
        }
        var writer = TLSByteWriter()
        writer.uint8(1)
        writer.uint16(version.rawValue)
        guard kinds.count <= 1000 else {
            throw TLSWireError(.tooLarge, at: 3, "\(kinds.count) cipher kinds are too many for a hello")
        }
        for length in [kinds.count * 3, sessionID.count, challenge.count] {
            writer.uint16(UInt16(truncatingIfNeeded: length))
        }
        for kind in kinds { writer.uint24(kind.rawValue) }
        writer.append(sessionID)
        writer.append(challenge)
        var record = TLSByteWriter()
        record.uint16(0x8000 | UInt16(truncatingIfNeeded: writer.bytes.count))
        record.append(writer.bytes)
        return record.bytes
    }
}
