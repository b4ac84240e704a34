extension DNSRecordSet {
    /// What `signature` signs: its own data without the signature, then each record in canonical form and order
    /// (RFC 4034 §3.1.8.1), owned by the wildcard when the labels field says that one was expanded.
    /// - Throws: `bad-value` when the signature covers another type or more labels than the owner has; `too-large`.
    package func signedBytes(by signature: RRSIGData) throws(DNSWireError) -> [UInt8] {
        guard signature.typeCovered == type else {
            throw DNSWireError(.badValue, at: 0, "signature over \(signature.typeCovered), not \(type),")
        }
        var unsigned = signature
        unsigned.signature = []
        var bytes = try DNSRecordData.rrsig(unsigned).canonicalWire()
        guard let owner = owner.signedOwner(labels: signature.labels)?.canonical.wire else {
            let own = owner.signedLabelCount
            throw DNSWireError(.badValue, at: 3, "signature over \(signature.labels) labels, the owner has \(own),")
        }
        for data in try canonicalData() {
            bytes += owner
            for word in [
                type.rawValue, recordClass.rawValue, UInt16(signature.originalTTL >> 16),
                UInt16(truncatingIfNeeded: signature.originalTTL), UInt16(truncatingIfNeeded: data.count),
            ] { bytes += [UInt8(word >> 8), UInt8(truncatingIfNeeded: word)] }
            bytes += data
        }
        return bytes
    }

    /// Whether a signature with these labels says that the records came from a wildcard.
    package func isExpanded(labels: UInt8) -> Bool { Int(labels) < owner.signedLabelCount }

    /// The data in canonical form, sorted as unsigned bytes without duplicates (RFC 4034 §6.3).
    package func canonicalData() throws(DNSWireError) -> [[UInt8]] {
        var all: [[UInt8]] = []
        for data in data { all.append(try data.canonicalWire()) }
        all.sort { $0.lexicographicallyPrecedes($1) }
        return all.enumerated().filter { $0 == 0 || all[$0 - 1] != $1 }.map(\.element)
    }
}
