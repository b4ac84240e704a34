extension DERReader {
    /// Extensions of one certificate, list or response that are read.
    private static let extensionLimit = 200

    /// Cuts an Extensions SEQUENCE (RFC 5280 section 4.2), noting repeated ones.
    mutating func extensions(_ list: DERElement) -> [CertificateExtension] {
        guard list.tag == DERElement.sequence else {
            flaw("the extensions are not a sequence", at: list.start)
            return []
        }
        let items = elements(in: list.content, limit: Self.extensionLimit)
        if items.isEmpty { flaw("the list of extensions is empty", at: list.start) }
        var found: [CertificateExtension] = []
        found.reserveCapacity(items.count)
        var seen: Set<String> = []
        for item in items {
            guard let one = extensionItem(item) else { continue }
            if !seen.insert(one.identifier).inserted {
                flaw("the extension \(one.identifier) is there more than once", at: item.start)
            }
            found.append(one)
        }
        return found
    }

    /// SEQUENCE { identifier, critical DEFAULT FALSE, value }.
    private mutating func extensionItem(_ item: DERElement) -> CertificateExtension? {
        let parts = elements(in: item.content, limit: 3)
        guard let type = parts.first, type.tag == DERElement.objectIdentifier, let value = parts.last,
            value.tag == DERElement.octetString
        else {
            flaw("an extension is not an identifier and a value", at: item.start)
            return nil
        }
        var isCritical = false
        if parts.count == 3 {
            if parts[1].tag == DERElement.boolean {
                isCritical = boolean(parts[1])
                if !isCritical { flaw("a default is written out, which DER does not allow", at: parts[1].start) }
            } else {
                flaw("an extension has a part that is neither its value nor whether it is critical", at: parts[1].start)
            }
        }
        return CertificateExtension(
            identifier: objectIdentifier(type), isCritical: isCritical, value: value.content)
    }

    /// Reads what the extensions of a certificate say.
    mutating func read(_ list: [CertificateExtension], into facts: inout CertificateFacts) {
        facts.extensions.all = list
        var seen: Set<ExtensionKind> = []
        for item in list {
            // Of an extension that is there twice the first counts, so that none can be overruled from behind.
            guard let kind = item.kind, seen.insert(kind).inserted else { continue }
            read(kind, item.value, into: &facts)
        }
        note(consistencyOf: facts)
    }

    private mutating func read(_ kind: ExtensionKind, _ value: Range<Int>, into facts: inout CertificateFacts) {
        let what = "the extension \(kind.rawValue)"
        switch kind {
        case .subjectKeyIdentifier:
            facts.extensions.subjectKeyIdentifier =
                only(in: value, DERElement.octetString, what).map { Array(bytes[$0.content.prefix(256)]) }
        case .keyUsage: facts.extensions.keyUsage = only(in: value, DERElement.bitString, what).map { keyUsage($0) }
        case .inhibitAnyPolicy:
            facts.extensions.inhibitAnyPolicy =
                only(in: value, DERElement.integer, what).flatMap { smallNumber($0, what) }
        case .precertificatePoison, .ocspNoCheck: _ = only(in: value, DERElement.null, what)
        case .signedCertificateTimestamps:
            guard let inner = only(in: value, DERElement.octetString, what) else { return }
            let (stamps, off) = SignedCertificateTimestamp.list(in: bytes[inner.content])
            facts.extensions.timestamps = stamps
            if let off { flaw(off.what, at: inner.content.lowerBound + (off.offset ?? 0)) }
        case .privateKeyUsagePeriod, .policyMappings, .netscapeCertificateType, .subjectInformation: return
        default:
            guard let list = only(in: value, DERElement.sequence, what) else { return }
            read(kind, list: list, what, into: &facts)
        }
    }

    private mutating func read(
        _ kind: ExtensionKind, list: DERElement, _ what: String, into facts: inout CertificateFacts
    ) {
        if list.content.isEmpty, kind != .basicConstraints, kind != .authorityKeyIdentifier {
            flaw("\(what) is empty", at: list.start)
        }
        switch kind {
        case .subjectAlternativeName: alternativeNames(list, into: &facts)
        case .issuerAlternativeName: for name in elements(in: list.content) { _ = generalName(name) }
        case .basicConstraints:
            let constraints = basicConstraints(list)
            facts.extensions.basicConstraints = constraints
            facts.isAuthority = constraints.isAuthority
        case .nameConstraints: facts.extensions.nameConstraints = nameConstraints(list)
        case .extendedKeyUsage:
            facts.extensions.extendedKeyUsage =
                identifiers(in: list, what).map { ExtendedKeyUsage(identifier: $0) }
        case .authorityKeyIdentifier: facts.extensions.authorityKeyIdentifier = authorityKey(list)
        case .authorityInformation: access(list, into: &facts.extensions)
        case .crlDistributionPoints: facts.extensions.distributionPoints = distributionPoints(list)
        case .freshestCRL: facts.extensions.freshestLists = distributionPoints(list)
        case .certificatePolicies: facts.extensions.policies = policies(list)
        case .policyConstraints: policyConstraints(list, into: &facts.extensions)
        case .tlsFeature:
            facts.extensions.tlsFeatures = elements(in: list.content, limit: 32).compactMap { smallNumber($0, what) }
        default: return
        }
    }

    private mutating func alternativeNames(_ list: DERElement, into facts: inout CertificateFacts) {
        for name in elements(in: list.content) {
            switch generalName(name) {
            case .dns(let name): facts.dnsNames.append(name)
            case .address(let address): facts.addresses.append(address)
            case .some(let other): facts.extensions.otherNames.append(other)
            case nil: facts.extensions.unreadableNames += 1
            }
        }
    }
}
