extension TLSRecord {
    /// So many bytes of its own a heartbeat carries, and so many it asks back; never more.
    package static let nonceLength = 16

    /// ChangeCipherSpec. Sent before its time, it tells who is open to CVE-2014-0224.
    package static func changeCipherSpec(_ version: TLSVersion) -> [UInt8] {
        TLSRecord(.changeCipherSpec, version, [1]).encoded()
    }

    package static func alert(_ version: TLSVersion, _ alert: TLSAlert) -> [UInt8] {
        TLSRecord(.alert, version, [alert.level, alert.what.rawValue]).encoded()
    }

    /// A heartbeat request without the padding it must have (RFC 6520 section 4).
    ///
    /// A correct peer discards it in silence. One that does not check lengths (CVE-2014-0160) echoes the nonce, which is
    /// ours: it is asked for exactly the bytes it was sent, and for none of its memory.
    /// - Parameter nonce: 16 bytes, made by the caller.
    package static func heartbeat(_ version: TLSVersion, nonce: [UInt8]) throws(TLSWireError) -> [UInt8] {
        guard nonce.count == nonceLength else {
            throw TLSWireError(.badValue, at: 3, "a heartbeat's nonce has \(nonceLength) bytes, not \(nonce.count)")
        }
        return TLSRecord(.heartbeat, version, [1, 0, UInt8(nonceLength)] + nonce).encoded()
    }

    /// A Finished of zeros, in clear: it proves nothing and makes a server end the handshake with an alert, which also
    /// drives out what it holds back in a buffer.
    package static func bogusFinished(_ version: TLSVersion) -> [UInt8] {
        // MD5 and SHA-1 together in SSLv3, twelve bytes of PRF after it (RFC 5246 section 7.4.9).
        let length: UInt8 = version <= .ssl3 ? 36 : version >= .tls13 ? 32 : 12
        let header = [HandshakeType.finished.rawValue, 0, 0, length]
        return TLSRecord(.handshake, version, header + [UInt8](repeating: 0, count: Int(length))).encoded()
    }
}
