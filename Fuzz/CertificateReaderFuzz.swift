import CertificateReader

/// Feeds bytes to the readers of DER and PEM: none may trap or hang, and flaws stay within the input.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzCertificateReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let certificate = try? EncodedCertificate(der: bytes, sha256: "") {
        let facts = certificate.facts
        precondition(facts.encodingFlaws.allSatisfy { ($0.offset ?? 0) <= count })
        precondition(certificate.signed.count <= count && certificate.publicKeyInfo.count <= count)
        precondition(certificate.subjectName.text == facts.subject && certificate.issuerName.text == facts.issuer)
        precondition(facts.extensions.unknownCritical.count <= facts.extensions.all.count)
        if !facts.publicKey.point.isEmpty { precondition(facts.publicKey.isSameKey(as: facts.publicKey)) }
        precondition(facts.flaws.count <= 41)
        precondition(
            (facts.subject + facts.issuer).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
            "a control character in a name")
        for name in facts.dnsNames { precondition(name.utf8.allSatisfy { (0x21...0x7E).contains($0) }) }
        for host in facts.dnsNames.prefix(3) { _ = HostnameMatcher(host).matches(facts) }
    }
    guard let blocks = try? PEMReader.blocks(in: bytes) else { return 0 }
    for block in blocks {
        precondition(!block.der.isEmpty && block.line >= 1)
        _ = try? CertificateFacts.read(der: block.der, sha256: "")
    }
    return 0
}
