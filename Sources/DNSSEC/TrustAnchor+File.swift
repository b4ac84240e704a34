import DNSWire

extension TrustAnchor {
    /// The most a file may hold, in bytes.
    private static let longestFile = 1 << 20

    /// Reads DS and DNSKEY records in zone-file form (RFC 1035 §5.1), TTL and class optional. Keys without the secure
    /// entry point bit are taken too.
    /// - Throws: The first line that is no anchor.
    package static func anchors(inZoneFile text: String) throws(TrustAnchorError) -> [TrustAnchor] {
        guard text.utf8.count <= longestFile else {
            throw TrustAnchorError(.tooLarge, line: 0, "trust anchor file of more than \(longestFile) bytes")
        }
        var limits = ZoneFileLimits()
        limits.types = [.ds, .dnskey]
        limits.fallbackTTL = 0
        limits.problems = 1
        let reading = ZoneFile.reading(Array(text.utf8), origin: .root, limits: limits)
        if let problem = reading.problems.first { throw TrustAnchorError(problem) }
        let anchors = reading.zone.records.compactMap(TrustAnchor.init)
        guard !anchors.isEmpty else { throw TrustAnchorError(.empty, line: 0, "no trust anchor in the file") }
        return anchors
    }

    /// nil for any record but a DS or DNSKEY in class IN.
    private init?(_ record: DNSRecord) {
        guard record.recordClass == .internet else { return nil }
        switch record.data {
        case .ds(let digest): self.init(zone: record.name, .digest(digest))
        case .dnskey(let key): self.init(zone: record.name, .key(key))
        default: return nil
        }
    }
}

extension TrustAnchorError {
    fileprivate init(_ problem: ZoneFileProblem) {
        let reason: Reason =
            switch problem.reason {
            case .unknownType, .misplacedType, .missingField: .notAnAnchor
            case .emptyLabel, .labelTooLong, .nameTooLong, .badEscape, .notASCII: .badName
            case .unbalanced: .parenthesis
            case .badNumber: .badNumber
            case .tooLarge: .tooLarge
            default: .badData
            }
        self.init(reason, line: problem.line, problem.message)
    }
}
