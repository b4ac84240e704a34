import CertificateReader

/// Feeds bytes to the readers of keys, PKCS #12, parameters and kinds of file; what PEM holds goes through them too.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzKeyFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    read(bytes)
    for block in (try? PEMReader.blocks(in: bytes)) ?? [] { read(block.der) }
    return 0
}

private func read(_ bytes: [UInt8]) {
    let kind = FileKind(bytes)
    if let key = try? PrivateKeyFacts.read(der: bytes) {
        precondition(kind == .privateKey(key.format))
        precondition(key.secret.upperBound <= bytes.count && key.ciphertext.upperBound <= bytes.count)
        if let own = key.publicKey, !own.point.isEmpty { precondition(key.isKey(of: own) == true) }
    }
    if let file = try? PKCS12File.read(der: bytes) {
        precondition(file.authenticated.count <= bytes.count)
        for bag in file.openBags {
            switch bag.content {
            case .certificate(let der): _ = try? CertificateFacts.read(der: der, sha256: "")
            case .key(let der): _ = try? PrivateKeyFacts.read(der: der)
            default: continue
            }
        }
        for scheme in file.schemes { _ = (scheme.cipher.name, scheme.derivation.iterations) }
    }
    _ = try? PKCS12Bag.read(safeContents: bytes)
    _ = try? DHParameters.read(der: bytes)
}
