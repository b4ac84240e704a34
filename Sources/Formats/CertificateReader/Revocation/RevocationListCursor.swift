/// Walks the entries of a list, one at a time and without keeping any.
package struct RevocationListCursor {
    private static let reasonCode = "2.5.29.21"
    private static let invalidityDate = "2.5.29.24"
    private static let certificateIssuer = "2.5.29.29"

    private var reader: DERReader
    private var rest: Range<Int>
    private let cut: Int?
    private let isIndirect: Bool
    /// Section 5.3.3: an entry that names no issuer has that of the entry before it.
    private var issuer: [GeneralName]?

    package init(_ list: RevocationList) {
        reader = DERReader(list.der)
        rest = list.entryRange
        cut = list.cut
        isIndirect = list.scope?.isIndirect ?? false
    }

    /// The next entry; nil after the last.
    /// - Throws: where the list cannot be read on, because then nobody knows what it lists.
    package mutating func next() throws(CertificateReaderError) -> RevokedEntry? {
        guard let (entry, serial) = try nextSerial() else { return nil }
        return read(entry, serial)
    }

    /// The next entry of a certificate with this serial number.
    /// - Parameter serial: the INTEGER's content, as `EncodedCertificate.serial`.
    package mutating func next(
        serial wanted: ArraySlice<UInt8>
    ) throws(CertificateReaderError) -> RevokedEntry? {
        let wanted = Self.shortest(wanted)
        while let (entry, serial) = try nextSerial() {
            if Self.shortest(reader[serial.content]) == wanted { return read(entry, serial) }
            // Whose the entries after it are.
            if isIndirect { _ = read(entry, serial) }
        }
        return nil
    }

    /// X.690 section 8.3.2: without octets that only repeat the sign.
    private static func shortest(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var octets = octets
        while octets.count > 1, let lead = octets.first, lead == 0 || lead == 0xFF,
            octets[octets.startIndex + 1] & 0x80 == lead & 0x80
        {
            octets.removeFirst()
        }
        return octets
    }

    private mutating func nextSerial() throws(CertificateReaderError) -> (entry: DERElement, serial: DERElement)? {
        guard !rest.isEmpty else {
            guard let cut else { return nil }
            throw CertificateReaderError(
                .cutOff, at: cut, "the revocation list is cut off, so nobody knows what else is on it")
        }
        let place = rest.lowerBound
        if let entry = reader.next(in: &rest), entry.tag == DERElement.sequence {
            var content = entry.content
            if let serial = reader.next(in: &content), serial.tag == DERElement.integer, reader.cut == nil {
                return (entry, serial)
            }
        }
        rest = rest.upperBound..<rest.upperBound
        throw CertificateReaderError(
            .cutOff, at: place,
            "the revocation list cannot be read from byte \(place) on, so nobody knows what is on it")
    }

    private mutating func read(_ entry: DERElement, _ serial: DERElement) -> RevokedEntry {
        var found = RevokedEntry(serial: reader.serialText(serial.content), offset: entry.start)
        let parts = reader.elements(in: entry.content, limit: 3).dropFirst()
        if let date = parts.first { found.date = reader.time(date, "the date of a revocation") }
        if let list = parts.dropFirst().first {
            for item in reader.extensions(list) { read(item, into: &found) }
        }
        if let own = found.issuer { issuer = own }
        found.issuer = issuer
        return found
    }

    private mutating func read(_ item: CertificateExtension, into entry: inout RevokedEntry) {
        let what = "the extension \(item.identifier)"
        switch item.identifier {
        case Self.reasonCode:
            entry.reason =
                reader.only(in: item.value, DERElement.enumerated, what)
                .flatMap { reader.smallNumber($0, what, tag: DERElement.enumerated) }
                .flatMap { RevocationReason(rawValue: $0) }
        case Self.invalidityDate:
            entry.invalidSince =
                reader.only(in: item.value, DERElement.generalizedTime, what)
                .flatMap { reader.time($0, what, onlyGeneralized: true) }
        case Self.certificateIssuer:
            entry.issuer =
                reader.only(in: item.value, DERElement.sequence, what)
                .map { reader.elements(in: $0.content, limit: 16).compactMap { reader.generalName($0) } }
        default: return
        }
    }
}
