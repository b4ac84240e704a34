/// A group and a public key in it (RFC 8446 section 4.2.8).
package struct TLSKeyShare: Sendable, Hashable {
    package var group: NamedGroup
    package var publicKey: [UInt8]

    package init(group: NamedGroup, publicKey: [UInt8]) {
        self.group = group
        self.publicKey = publicKey
    }
}
