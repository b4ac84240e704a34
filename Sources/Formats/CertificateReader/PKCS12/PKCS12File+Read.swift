extension PKCS12File {
    private static let data = "1.2.840.113549.1.7.1"
    private static let signedData = "1.2.840.113549.1.7.2"
    private static let encryptedData = "1.2.840.113549.1.7.6"
    private static let pbmac1 = "1.2.840.113549.1.5.14"

    /// Reads a file's structure; nothing is decrypted.
    /// - Throws: `CertificateReaderError` for what is no PKCS #12 file at all.
    package static func read(der: [UInt8]) throws(CertificateReaderError) -> PKCS12File {
        try DERReader.require(der, "PKCS #12 file", atMost: lengthLimit)
        var reader = DERReader(der)
        var all = 0..<der.count
        let parts = reader.next(in: &all).map { reader.elements(in: $0.content, limit: 3) } ?? []
        guard parts.count >= 2, parts[0].tag == DERElement.integer, parts[1].tag == DERElement.sequence,
            let (type, content) = contentInfo(parts[1], &reader)
        else {
            throw CertificateReaderError(.anotherStructure, "this is no PKCS #12 file")
        }
        var file = PKCS12File()
        file.version = reader.smallNumber(parts[0], "the version")
        if file.version != 3 { reader.flaw("the version is not 3", at: parts[0].start) }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the file", at: all.lowerBound) }
        switch type {
        case data: if let content { file.authenticated = reader.octets(content, "the authenticated safe") }
        case signedData: file.isSigned = true
        default: reader.flaw("the file's content is of an unknown kind", at: parts[1].start)
        }
        if parts.count == 3 { file.mac = mac(parts[2], &reader) }
        file.encodingFlaws = reader.flaws
        if !file.authenticated.isEmpty { file.readSafes() }
        return file
    }

    /// ContentInfo: type, and content in [0].
    private static func contentInfo(
        _ element: DERElement, _ reader: inout DERReader
    ) -> (type: String, content: DERElement?)? {
        let parts = reader.elements(in: element.content, limit: 2)
        guard let type = parts.first, type.tag == DERElement.objectIdentifier else { return nil }
        let wrapped = parts.dropFirst().first { $0.tag == DERElement.context(0) }
        return (reader.objectIdentifier(type), wrapped.flatMap { reader.elements(in: $0.content, limit: 1).first })
    }

    /// The safes have offsets of their own, since the string around them may have come in pieces.
    private mutating func readSafes() {
        var reader = DERReader(authenticated)
        var all = 0..<authenticated.count
        guard let list = reader.next(in: &all), list.tag == DERElement.sequence else {
            encodingFlaws.append(EncodingFlaw("the authenticated safe is not a sequence"))
            return
        }
        for item in reader.elements(in: list.content, limit: 64) {
            guard let (type, content) = Self.contentInfo(item, &reader) else {
                reader.flaw("a safe has no kind", at: item.start)
                continue
            }
            safes.append(Self.safe(type, content, &reader))
        }
        encodingFlaws += reader.flaws.map { EncodingFlaw("in the authenticated safe, \($0.what)", at: $0.offset) }
    }

    private static func safe(_ type: String, _ content: DERElement?, _ reader: inout DERReader) -> PKCS12Safe {
        guard let content else { return .other(type) }
        switch type {
        case data:
            let inner = reader.octets(content, "a safe")
            var own = DERReader(inner)
            let bags = own.pkcs12Bags(in: 0..<inner.count)
            for off in own.flaws { reader.flaw(off.what, at: content.content.lowerBound + (off.offset ?? 0)) }
            return .open(bags)
        case encryptedData:
            // EncryptedData (RFC 5652 section 8): version, then type, algorithm and [0] ciphertext.
            let fields = reader.elements(in: content.content, limit: 3)
            let parts = fields.dropFirst().first.map { reader.elements(in: $0.content, limit: 3) } ?? []
            guard parts.count == 3 else {
                reader.flaw("an encrypted safe is not a kind, an algorithm and bytes", at: content.start)
                return .other(type)
            }
            return .encrypted(reader.encryption(parts[1]), ciphertext: reader.implicitOctets(parts[2]))
        default: return .other(type)
        }
    }

    /// MacData: DigestInfo, salt, iterations DEFAULT 1.
    private static func mac(_ element: DERElement, _ reader: inout DERReader) -> PKCS12MAC? {
        let parts = reader.elements(in: element.content, limit: 3)
        let info = parts.first.map { reader.elements(in: $0.content, limit: 2) } ?? []
        guard parts.count >= 2, info.count == 2, let (identifier, parameters) = reader.algorithm(info[0]) else {
            reader.flaw("the authentication code is not complete", at: element.start)
            return nil
        }
        let digest = reader.octets(info[1], "the authentication code")
        if identifier == pbmac1, let parameters {
            let fields = reader.elements(in: parameters.content, limit: 2)
            guard fields.count == 2 else { return nil }
            let (hmac, _) = reader.algorithm(fields[1]) ?? ("", nil)
            return PKCS12MAC(
                hash: DERReader.macHashes[hmac], derivation: reader.derivation(fields[0]), digest: digest)
        }
        let iterations = parts.count == 3 ? reader.smallNumber(parts[2], "the number of iterations") ?? 0 : 1
        return PKCS12MAC(
            hash: HashAlgorithm(identifier: identifier),
            derivation: .pkcs12(salt: reader.octets(parts[1], "the salt"), iterations: iterations), digest: digest)
    }
}
