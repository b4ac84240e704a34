/// Parameters of Diffie-Hellman from a `DH PARAMETERS` file (RFC 2631, PKCS #3).
package struct DHParameters: Sendable, Hashable {
    /// Without zeros in front.
    package var prime: [UInt8]
    package var generator: [UInt8]
    /// Of the prime.
    package var bits: Int

    /// - Throws: `CertificateReaderError` for anything else.
    package static func read(der: [UInt8]) throws(CertificateReaderError) -> DHParameters {
        try DERReader.require(der, "Diffie-Hellman parameters file", atMost: 1 << 16)
        var reader = DERReader(der)
        var all = 0..<der.count
        let numbers = reader.next(in: &all).map { reader.elements(in: $0.content, limit: 8) } ?? []
        guard numbers.count >= 2, numbers[0].tag == DERElement.integer, numbers[1].tag == DERElement.integer,
            reader.bitCount(numbers[0]) > 64
        else {
            throw CertificateReaderError(.anotherStructure, "these are no Diffie-Hellman parameters")
        }
        return DHParameters(
            prime: reader.magnitude(numbers[0], "the prime"), generator: reader.magnitude(numbers[1], "the generator"),
            bits: reader.bitCount(numbers[0]))
    }
}
