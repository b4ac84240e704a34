/// Which key signed (RFC 5280 section 4.2.1.1).
package struct AuthorityKeyIdentifier: Sendable, Hashable {
    package var key: [UInt8]?
    package var issuer: [GeneralName]
    /// Hexadecimal, lower case, without the sign octet.
    package var serial: String?

    package init(key: [UInt8]? = nil, issuer: [GeneralName] = [], serial: String? = nil) {
        self.key = key
        self.issuer = issuer
        self.serial = serial
    }
}
