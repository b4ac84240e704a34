import UpkeepCore

extension DERReader {
    private static let alternativeName = "2.5.29.17"
    private static let basicConstraints = "2.5.29.19"

    /// Reads the extensions that facts are made of (RFC 5280 section 4.2) from within the `[3]` element.
    mutating func extensions(_ element: DERElement, into facts: inout CertificateFacts) {
        guard let list = elements(in: element.content, limit: 1).first, list.tag == DERElement.sequence else {
            flaw("the extensions are not a sequence", at: element.start)
            return
        }
        var seen: Set<String> = []
        for item in elements(in: list.content, limit: 200) {
            let parts = elements(in: item.content, limit: 3)
            guard let type = parts.first, type.tag == DERElement.objectIdentifier, let value = parts.last,
                value.tag == DERElement.octetString
            else {
                flaw("an extension is not an identifier and a value", at: item.start)
                continue
            }
            let identifier = objectIdentifier(type)
            if !seen.insert(identifier).inserted {
                flaw("the extension \(identifier) is there more than once", at: item.start)
            }
            var content = value.content
            guard identifier == Self.alternativeName || identifier == Self.basicConstraints else { continue }
            guard let inner = next(in: &content), inner.tag == DERElement.sequence else {
                flaw("the extension \(identifier) is not a sequence", at: value.start)
                continue
            }
            if identifier == Self.alternativeName {
                names(inner, into: &facts)
            } else if let flag = elements(in: inner.content, limit: 2).first, flag.tag == DERElement.boolean {
                facts.isAuthority = boolean(flag)
            }
        }
    }

    /// GeneralNames: DNS names and addresses are kept, all other kinds say nothing about a server (RFC 9525 section 3).
    private mutating func names(_ list: DERElement, into facts: inout CertificateFacts) {
        for name in elements(in: list.content) {
            let content = bytes[name.content]
            switch name.tag {
            case DERElement.primitiveContext(2):
                // A byte that is not printable ASCII would show as another name than it is.
                guard !content.isEmpty, content.count <= 255, content.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                    flaw("a dNSName is empty, too long or not printable ASCII; it is left out", at: name.start)
                    continue
                }
                facts.dnsNames.append(String(decoding: content, as: UTF8.self).lowercased())
            case DERElement.primitiveContext(7):
                guard let address = IPAddress(bytes: content) else {
                    flaw("an iPAddress has \(content.count) bytes; it is left out", at: name.start)
                    continue
                }
                facts.addresses.append(address)
            default: continue
            }
        }
    }
}
