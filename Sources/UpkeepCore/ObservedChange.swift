/// One thing that was different from what had been seen before.
package struct ObservedChange: Sendable, Hashable, Codable {
    /// From what most often explains an outage to what seldom does.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        case certificate, addresses, nameservers, aliases, records, redirect, tlsVersion, alpn, server, status, ttl
        case phases, body

        package static func < (a: Kind, b: Kind) -> Bool { a.place < b.place }
        private var place: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
    }

    package var kind: Kind
    /// What changed, e.g. "certificate".
    package var what: String
    /// From what to what, e.g. "issuer `A` → `B`".
    package var detail: String

    package init(_ kind: Kind, what: String, detail: String) {
        self.kind = kind
        self.what = what
        self.detail = detail
    }
}
