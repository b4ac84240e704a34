/// What a file with certificates or keys is, by its bytes and not its name.
package enum FileKind: Sendable, Hashable {
    case empty
    /// Text with PEM blocks; `PEMReader` tells which.
    case pem
    /// PEM in UTF-16, as some Windows editors save it; no server reads it.
    case pemUTF16
    case certificate, certificateRequest, revocationList, ocspResponse, publicKey, pkcs7, pkcs12, dhParameters
    case privateKey(PrivateKeyFacts.Format)
    /// Java's own key stores, of the old kinds.
    case javaKeyStore, jceKeyStore
    case puttyKey
    case sshPublicKey
    /// Text without any PEM block.
    case text
    case unknown

    /// Bytes that are looked at for a PEM block; text may stand before it.
    private static let textLimit = PEMReader.lengthLimit

    package init(_ bytes: [UInt8]) {
        guard let first = bytes.first else {
            self = .empty
            return
        }
        if bytes.starts(with: [0xFE, 0xED, 0xFE, 0xED]) {
            self = .javaKeyStore
        } else if bytes.starts(with: [0xCE, 0xCE, 0xCE, 0xCE]) {
            self = .jceKeyStore
        } else if first == DERElement.sequence, let kind = DERShape(bytes).kind {
            self = kind
        } else {
            self = Self.text(bytes)
        }
    }

    private static func text(_ bytes: [UInt8]) -> FileKind {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let half = bytes.prefix(1 << 16).filter { $0 != 0 }
            return contains("-----BEGIN ", in: half) ? .pemUTF16 : .unknown
        }
        if contains("-----BEGIN ", in: bytes) { return .pem }
        if bytes.starts(with: "PuTTY-User-Key-File-".utf8) { return .puttyKey }
        if bytes.starts(with: "ssh-".utf8) || bytes.starts(with: "ecdsa-sha2-".utf8) { return .sshPublicKey }
        return bytes.prefix(4096).allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
            ? .text : .unknown
    }

    private static func contains(_ needle: String, in bytes: [UInt8]) -> Bool {
        let needle = Array(needle.utf8)
        let end = min(bytes.count, textLimit) - needle.count
        var at = 0
        while at <= end {
            if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) { return true }
            at += 1
        }
        return false
    }
}
