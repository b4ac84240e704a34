extension DERReader {
    /// Object identifiers side by side.
    mutating func identifiers(in list: DERElement, _ what: String) -> [String] {
        elements(in: list.content, limit: 200).compactMap { item in
            guard item.tag == DERElement.objectIdentifier else {
                flaw("\(what) holds what is no identifier", at: item.start)
                return nil
            }
            return objectIdentifier(item)
        }
    }

    /// RFC 5280 section 4.2.1.3. X.690 section 11.2.2: a named list of bits ends with its last one that is set.
    mutating func keyUsage(_ element: DERElement) -> KeyUsage {
        KeyUsage(rawValue: namedBits(element, "the key usage"))
    }

    /// The first 16 bits of a named list, the first one lowest.
    mutating func namedBits(_ element: DERElement, _ what: String) -> UInt16 {
        let octets = bytes[element.content]
        guard let unused = octets.first, unused < 8, octets.count > 1 || unused == 0 else {
            flaw("\(what) is not a bit string", at: element.start)
            return 0
        }
        var bits: UInt16 = 0
        for (place, octet) in octets.dropFirst().prefix(2).enumerated() {
            var octet = octet
            for bit in 0..<8 where octet & 0x80 >> UInt8(bit) != 0 {
                octet &= ~(0x80 >> UInt8(bit))
                bits |= 1 << UInt16(place * 8 + bit)
            }
        }
        if octets.count > 1, let last = octets.last, last.trailingZeroBitCount != Int(unused) {
            flaw("\(what) ends with bits that DER leaves out", at: element.start)
        }
        if bits == 0 { flaw("\(what) has no bit set", at: element.start) }
        return bits
    }

    /// RFC 5280 section 4.2.1.9.
    mutating func basicConstraints(_ list: DERElement) -> BasicConstraints {
        var constraints = BasicConstraints(isAuthority: false)
        var parts = elements(in: list.content, limit: 3)[...]
        if let flag = parts.first, flag.tag == DERElement.boolean {
            parts.removeFirst()
            constraints.isAuthority = boolean(flag)
            if !constraints.isAuthority { flaw("a default is written out, which DER does not allow", at: flag.start) }
        }
        guard let number = parts.popFirst() else { return constraints }
        constraints.pathLength = smallNumber(number, "the path length")
        // A length that cannot be read must not become no limit at all.
        if constraints.pathLength == nil { constraints.pathLength = 0 }
        if !constraints.isAuthority { flaw("a path length where there is no authority", at: number.start) }
        if let more = parts.first { flaw("basic constraints hold more than they may", at: more.start) }
        return constraints
    }

    /// RFC 5280 section 4.2.1.1.
    mutating func authorityKey(_ list: DERElement) -> AuthorityKeyIdentifier {
        var identifier = AuthorityKeyIdentifier()
        for field in elements(in: list.content, limit: 4) {
            switch field.tag {
            case DERElement.primitiveContext(0): identifier.key = Array(bytes[field.content.prefix(256)])
            case DERElement.context(1):
                identifier.issuer = elements(in: field.content, limit: 16).compactMap { generalName($0) }
            case DERElement.primitiveContext(2): identifier.serial = serialText(field.content)
            default: flaw("an unknown field in the authority key identifier", at: field.start)
            }
        }
        return identifier
    }

    /// A serial number as `CertificateFacts.serial` has it.
    func serialText(_ content: Range<Int>) -> String {
        let hasSign = content.count > 1 && bytes[content.lowerBound] == 0
        return hex((hasSign ? content.dropFirst() : content).prefix(64))
    }

    /// RFC 5280 section 4.2.2.1: OCSP responders and the issuer's certificate.
    mutating func access(_ list: DERElement, into extensions: inout CertificateExtensions) {
        for item in elements(in: list.content, limit: 64) {
            let parts = elements(in: item.content, limit: 2)
            guard parts.count == 2, parts[0].tag == DERElement.objectIdentifier else {
                flaw("an access description is not a method and a place", at: item.start)
                continue
            }
            guard case .uri(let uri) = generalName(parts[1]) else { continue }
            switch objectIdentifier(parts[0]) {
            case "1.3.6.1.5.5.7.48.1": extensions.responders.append(uri)
            case "1.3.6.1.5.5.7.48.2": extensions.issuers.append(uri)
            default: continue
            }
        }
    }

    /// RFC 5280 section 4.2.1.13.
    mutating func distributionPoints(_ list: DERElement) -> [DistributionPoint] {
        elements(in: list.content, limit: 64).map { item in
            var point = DistributionPoint()
            for field in elements(in: item.content, limit: 3) {
                switch field.tag {
                case DERElement.context(0):
                    guard let name = elements(in: field.content, limit: 1).first else { break }
                    pointName(name, into: &point)
                case DERElement.primitiveContext(1):
                    point.reasons = RevocationReasons(rawValue: namedBits(field, "a distribution point's reasons"))
                case DERElement.context(2):
                    point.listIssuer = elements(in: field.content, limit: 16).compactMap { generalName($0) }
                default: flaw("an unknown field in a distribution point", at: field.start)
                }
            }
            return point
        }
    }

    /// DistributionPointName: fullName [0] or nameRelativeToCRLIssuer [1].
    mutating func pointName(_ name: DERElement, into point: inout DistributionPoint) {
        switch name.tag {
        case DERElement.context(0):
            point.names = elements(in: name.content, limit: 64).compactMap { generalName($0) }
        case DERElement.context(1): point.relativeName = Array(bytes[name.content.prefix(1024)])
        default: flaw("a distribution point's name is of no known kind", at: name.start)
        }
    }

    /// RFC 5280 section 4.2.1.4; qualifiers are for people and left alone.
    mutating func policies(_ list: DERElement) -> [CertificatePolicy] {
        var found: [CertificatePolicy] = []
        for item in elements(in: list.content, limit: 200) {
            guard let type = elements(in: item.content, limit: 2).first, type.tag == DERElement.objectIdentifier else {
                flaw("a certificate policy has no identifier", at: item.start)
                continue
            }
            found.append(CertificatePolicy(identifier: objectIdentifier(type)))
        }
        if Set(found).count != found.count { flaw("a certificate policy is there more than once", at: list.start) }
        return found
    }

    /// RFC 5280 section 4.2.1.11.
    mutating func policyConstraints(_ list: DERElement, into extensions: inout CertificateExtensions) {
        for field in elements(in: list.content, limit: 2) {
            let number = smallNumber(field, "a policy constraint", tag: field.tag)
            switch field.tag {
            case DERElement.primitiveContext(0): extensions.requireExplicitPolicy = number
            case DERElement.primitiveContext(1): extensions.inhibitPolicyMapping = number
            default: flaw("an unknown field in the policy constraints", at: field.start)
            }
        }
    }

    /// What single extensions cannot know: RFC 5280 sections 4.1.2.4, 4.1.2.6, 4.2.1.6, 4.2.1.9 and 4.2.1.10.
    mutating func note(consistencyOf facts: CertificateFacts) {
        let extensions = facts.extensions
        let isAuthority = facts.isAuthority
        if let usage = extensions.keyUsage, usage.contains(.keyCertSign), !isAuthority,
            let place = extensions[.keyUsage]?.value.lowerBound
        {
            flaw("the key may sign certificates, but the certificate is no authority's", at: place)
        }
        if let place = extensions[.nameConstraints]?.value.lowerBound, !isAuthority {
            flaw("name constraints where there is no authority", at: place)
        }
        if facts.subject.isEmpty {
            let names = extensions[.subjectAlternativeName]
            if isAuthority {
                flaw("an authority's certificate has no subject", at: facts.ranges.subject.lowerBound)
            } else if names == nil {
                flaw("the certificate has no subject and no other name", at: facts.ranges.subject.lowerBound)
            } else if let names, !names.isCritical {
                flaw("without a subject, subjectAltName must be critical", at: names.value.lowerBound)
            }
        }
    }
}
