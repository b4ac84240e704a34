/// What is judged: a site, a zone, an endpoint.
package struct Subject: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case site, zone, endpoint, certificate, file, host, package, service, firewall, redis
    }

    package var kind: Kind
    /// What a person calls it, e.g. `https://shop.example/`; unique within its kind.
    package var name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}
