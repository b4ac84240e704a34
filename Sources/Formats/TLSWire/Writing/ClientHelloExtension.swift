/// One extension of a hello to send.
package enum ClientHelloExtension: Sendable, Hashable {
    /// A DNS name in ASCII; addresses must not be sent (RFC 6066 section 3).
    case serverName(String)
    case alpn([String])
    case supportedGroups([NamedGroup])
    /// 0 is uncompressed.
    case ecPointFormats([UInt8])
    case signatureAlgorithms([SignatureScheme])
    case signatureAlgorithmsCert([SignatureScheme])
    /// Asks for a stapled OCSP response.
    case statusRequest
    /// Asks for staples of the whole chain (RFC 6961).
    case statusRequestV2
    case signedCertificateTimestamp
    /// Mode 1: the peer may send heartbeats (RFC 6520 section 2).
    case heartbeat(mode: UInt8)
    /// Empty to ask for a ticket.
    case sessionTicket([UInt8])
    case extendedMasterSecret
    case encryptThenMAC
    /// Empty in a first handshake (RFC 5746 section 3.2).
    case renegotiationInfo([UInt8])
    case supportedVersions([TLSVersion])
    /// Empty to be asked for one by HelloRetryRequest, which names the server's favourite group.
    case keyShare([TLSKeyShare])
    /// 0 is psk_ke, 1 is psk_dhe_ke.
    case pskKeyExchangeModes([UInt8])
    case cookie([UInt8])
    /// So many zero bytes (RFC 7685).
    case padding(Int)
    /// 1 to 4 for 2^9 to 2^12 bytes (RFC 6066 section 4).
    case maxFragmentLength(UInt8)
    case recordSizeLimit(UInt16)
    /// Anything else, byte for byte; GREASE is sent so.
    case other(TLSExtensionType, [UInt8])

    package var type: TLSExtensionType {
        switch self {
        case .serverName: .serverName
        case .alpn: .alpn
        case .supportedGroups: .supportedGroups
        case .ecPointFormats: .ecPointFormats
        case .signatureAlgorithms: .signatureAlgorithms
        case .signatureAlgorithmsCert: .signatureAlgorithmsCert
        case .statusRequest: .statusRequest
        case .statusRequestV2: .statusRequestV2
        case .signedCertificateTimestamp: .signedCertificateTimestamp
        case .heartbeat: .heartbeat
        case .sessionTicket: .sessionTicket
        case .extendedMasterSecret: .extendedMasterSecret
        case .encryptThenMAC: .encryptThenMAC
        case .renegotiationInfo: .renegotiationInfo
        case .supportedVersions: .supportedVersions
        case .keyShare: .keyShare
        case .pskKeyExchangeModes: .pskKeyExchangeModes
        case .cookie: .cookie
        case .padding: .padding
        case .maxFragmentLength: .maxFragmentLength
        case .recordSizeLimit: .recordSizeLimit
        case .other(let type, _): type
        }
    }

    /// What stands after type and length.
    func write(to writer: inout TLSByteWriter) throws(TLSWireError) {
        switch self {
        case .serverName(let name):
            try writer.vector(2, "a list of server names") { (writer) throws(TLSWireError) in
                writer.uint8(0)
                try writer.vector(2, "a server name") { $0.append(name) }
            }
        case .alpn(let names):
            try writer.vector(2, "a list of protocols") { (writer) throws(TLSWireError) in
                for name in names { try writer.vector(1, "the protocol `\(name)`") { $0.append(name) } }
            }
        case .supportedGroups(let groups): try writer.numbers("a list of groups", groups.lazy.map(\.rawValue))
        case .ecPointFormats(let formats): try writer.vector(1, "a list of point formats", formats)
        case .signatureAlgorithms(let schemes), .signatureAlgorithmsCert(let schemes):
            try writer.numbers("a list of signature schemes", schemes.lazy.map(\.rawValue))
        // OCSP, no responder named, no extensions (RFC 6066 section 8).
        case .statusRequest: writer.append([1, 0, 0, 0, 0])
        // The same, for one (1) and for all of the chain (2); RFC 6961 section 2.2.
        case .statusRequestV2: writer.append([0, 14, 2, 0, 4, 0, 0, 0, 0, 1, 0, 4, 0, 0, 0, 0])
        case .signedCertificateTimestamp, .extendedMasterSecret, .encryptThenMAC: break
        case .heartbeat(let mode): writer.uint8(mode)
        case .sessionTicket(let bytes): writer.append(bytes)
        case .renegotiationInfo(let bytes): try writer.vector(1, "renegotiation data", bytes)
        case .supportedVersions(let versions):
            try writer.vector(1, "a list of versions") { (writer) throws(TLSWireError) in
                for version in versions { writer.uint16(version.rawValue) }
            }
        case .keyShare(let shares):
            try writer.vector(2, "a list of key shares") { (writer) throws(TLSWireError) in
                for share in shares {
                    writer.uint16(share.group.rawValue)
                    try writer.vector(2, "a public key", share.publicKey)
                }
            }
        case .pskKeyExchangeModes(let modes): try writer.vector(1, "a list of modes", modes)
        case .cookie(let bytes): try writer.vector(2, "a cookie", bytes)
        case .padding(let count):
            guard (0...0xFFFF).contains(count) else {
                throw TLSWireError(.tooLarge, at: writer.bytes.count, "\(count) bytes cannot be padded with")
            }
            writer.zeros(count)
        case .maxFragmentLength(let code): writer.uint8(code)
        case .recordSizeLimit(let limit): writer.uint16(limit)
        case .other(_, let bytes): writer.append(bytes)
        }
    }
}
