import CertificateReader

/// Feeds bytes to the readers of revocation lists and OCSP responses: none may trap, hang or invent entries.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzRevocationList(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let list = try? RevocationList.read(der: bytes) {
        precondition(list.encodingFlaws.allSatisfy { ($0.offset ?? 0) <= count })
        precondition(list.signed.count <= count && list.signatureBytes.count <= count)
        var cursor = list.entries
        var found = 0
        while let entry = try? cursor.next() {
            found += 1
            precondition(entry.offset < count)
        }
        precondition(found * 2 <= count)
        _ = try? list.entry(serial: [1])
    }
    if let response = try? OCSPResponse.read(der: bytes) {
        precondition(response.encodingFlaws.allSatisfy { ($0.offset ?? 0) <= count })
        for range in response.certificates { precondition(range.upperBound <= count) }
        for answer in response.answers {
            precondition(answer.certificate.serial.count <= count)
            _ = OCSPRequest(certificates: [answer.certificate], nonce: response.nonce).der
        }
    }
    return 0
}
