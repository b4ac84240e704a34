import UpkeepCore

extension DERReader {
    /// Longest text of an e-mail address or a URI that is kept.
    private static let textLimit = 4096

    /// One GeneralName; nil, and a flaw, when it cannot be read.
    mutating func generalName(_ name: DERElement) -> GeneralName? {
        switch name.tag {
        case DERElement.primitiveContext(2): return dnsName(name).map { .dns($0) }
        case DERElement.primitiveContext(7):
            let content = bytes[name.content]
            guard let address = IPAddress(bytes: content) else {
                flaw("an iPAddress has \(content.count) bytes; it is left out", at: name.start)
                return nil
            }
            return .address(address)
        case DERElement.primitiveContext(1): return ascii(name, "an rfc822Name").map { .email($0) }
        case DERElement.primitiveContext(6): return ascii(name, "a URI").map { .uri($0) }
        case DERElement.context(4):
            return only(in: name.content, DERElement.sequence, "a directoryName")
                .map { .directory(DistinguishedName($0, &self)) }
        case DERElement.primitiveContext(8):
            return .registered(objectIdentifier(name))
        case DERElement.context(0): return otherName(name)
        case DERElement.context(3): return .unread(3)
        case DERElement.context(5): return .unread(5)
        default:
            flaw("a name is of no kind that RFC 5280 knows; it is left out", at: name.start)
            return nil
        }
    }

    private mutating func dnsName(_ name: DERElement) -> String? {
        let content = bytes[name.content]
        // A byte that is not printable ASCII would show as another name than it is.
        guard !content.isEmpty, content.count <= 255, content.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            flaw("a dNSName is empty, too long or not printable ASCII; it is left out", at: name.start)
            return nil
        }
        return String(decoding: content, as: UTF8.self).lowercased()
    }

    /// - Parameter what: e.g. `a URI`.
    private mutating func ascii(_ name: DERElement, _ what: String, orEmpty: Bool = false) -> String? {
        let content = bytes[name.content]
        guard orEmpty || !content.isEmpty, content.count <= Self.textLimit,
            content.allSatisfy({ (0x20...0x7E).contains($0) })
        else {
            flaw("\(what) is empty, too long or not printable ASCII; it is left out", at: name.start)
            return nil
        }
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func otherName(_ name: DERElement) -> GeneralName? {
        let parts = elements(in: name.content, limit: 2)
        guard parts.count == 2, parts[0].tag == DERElement.objectIdentifier, parts[1].tag == DERElement.context(0)
        else {
            flaw("an otherName is not a type and a value; it is left out", at: name.start)
            return nil
        }
        let value = elements(in: parts[1].content, limit: 1).first
        return .other(type: objectIdentifier(parts[0]), text: value.flatMap { text($0) })
    }

    /// NameConstraints' content: permitted [0] and excluded [1] subtrees.
    mutating func nameConstraints(_ list: DERElement) -> NameConstraints {
        var constraints = NameConstraints()
        for field in elements(in: list.content, limit: 2) {
            for subtree in elements(in: field.content) {
                let parts = elements(in: subtree.content, limit: 3)
                // Section 4.2.1.10: minimum is 0, which DER leaves out, and maximum absent.
                guard let base = parts.first, parts.count == 1, let constraint = nameConstraint(base) else {
                    if parts.count > 1 { flaw("a name constraint has a minimum or maximum", at: subtree.start) }
                    constraints.unreadable += 1
                    continue
                }
                switch field.tag {
                case DERElement.context(0): constraints.permitted.append(constraint)
                case DERElement.context(1): constraints.excluded.append(constraint)
                default:
                    flaw("name constraints that neither permit nor exclude", at: field.start)
                    constraints.unreadable += 1
                }
            }
        }
        if constraints == NameConstraints() { flaw("name constraints without any name", at: list.start) }
        return constraints
    }

    private mutating func nameConstraint(_ base: DERElement) -> NameConstraint? {
        switch base.tag {
        case DERElement.primitiveContext(2):
            return ascii(base, "a name constraint", orEmpty: true).map { .dns($0.lowercased()) }
        case DERElement.primitiveContext(1): return ascii(base, "a name constraint", orEmpty: true).map { .email($0) }
        case DERElement.primitiveContext(6): return ascii(base, "a name constraint", orEmpty: true).map { .uri($0) }
        case DERElement.primitiveContext(7):
            let content = bytes[base.content]
            guard content.count == 8 || content.count == 32,
                let address = IPAddress(bytes: content.prefix(content.count / 2))
            else {
                flaw("a network's constraint has \(content.count) bytes; 8 or 32 are right", at: base.start)
                return nil
            }
            return .network(address, mask: Array(content.suffix(content.count / 2)))
        case DERElement.context(4):
            return only(in: base.content, DERElement.sequence, "a directoryName")
                .map { .directory(DistinguishedName($0, &self)) }
        case DERElement.context(0), DERElement.context(3), DERElement.context(5), DERElement.primitiveContext(8):
            return .other(Int(base.tag & 0x1F))
        default:
            flaw("a name constraint is of no kind that RFC 5280 knows", at: base.start)
            return nil
        }
    }
}
