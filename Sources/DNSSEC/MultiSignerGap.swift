package import DNSWire

/// A key that one provider signs with and another does not serve: a resolver that holds the second's keys cannot
/// check the first's answers (RFC 8901 §2.1).
package struct MultiSignerGap: Sendable, Hashable {
    /// As the caller names them.
    package let signer: String
    package let holder: String
    package let tag: UInt16
    package let algorithm: SigningAlgorithm

    /// One provider's view of a zone: the keys it serves and the signatures on what it serves.
    package struct Provider: Sendable, Hashable {
        package let name: String
        package let keys: [DNSKEYData]
        package let signatures: [RRSIGData]

        package init(name: String, keys: [DNSKEYData], signatures: [RRSIGData]) {
            self.name = name
            self.keys = keys
            self.signatures = signatures
        }

        /// The keys that sign data; keys that sign keys alone are the parent's concern.
        fileprivate var dataKeys: [DNSKEYData] {
            let signing = Set(
                signatures.filter { $0.typeCovered != .dnskey }.map { Signer(tag: $0.keyTag, algorithm: $0.algorithm) })
            return keys.filter { signing.contains(Signer(tag: $0.keyTag, algorithm: $0.algorithm)) }
        }
    }

    private struct Signer: Hashable {
        let tag: UInt16
        let algorithm: UInt8
    }

    /// Every key that signs at one provider and is missing at another.
    package static func gaps(among providers: [Provider]) -> [MultiSignerGap] {
        providers.flatMap { signer in
            let keys = signer.dataKeys
            return providers.filter { $0.name != signer.name }.flatMap { holder in
                keys.filter { !holder.keys.contains($0) }.map { key in
                    MultiSignerGap(
                        signer: signer.name, holder: holder.name, tag: key.keyTag,
                        algorithm: SigningAlgorithm(rawValue: key.algorithm))
                }
            }
        }
    }

    package var sentence: String {
        "`\(signer)` signs with key \(tag) (\(algorithm)), which `\(holder)` does not serve: resolvers that hold "
            + "`\(holder)`'s keys refuse `\(signer)`'s answers"
    }
}
