package import Checks
package import UpkeepCore

/// One service to look at: a name or an address, its port, and how TLS begins there.
package struct TLSTarget: Sendable, Hashable {
    /// What a person calls it, e.g. `shop.example:443` or `smtp://mail.example:25`.
    package var label: String
    /// A name or an address, without brackets, to find the addresses by.
    package var host: String
    package var port: UInt16
    /// nil: TLS from the first byte.
    package var starttls: StartTLSKind?
    package var addresses = AddressPlan()
    /// The name the certificate must be for and that is sent as SNI, where it is not the host.
    package var name: String?
    package var expectation = TLSExpectation()
    /// PEM file with certificates to trust besides.
    package var caFile: String?

    package init(label: String, host: String, port: UInt16, starttls: StartTLSKind? = nil) {
        self.label = label
        self.host = host
        self.port = port
        self.starttls = starttls
    }

    package var subject: Subject { Subject(.endpoint, label) }

    /// The name or address the certificate must be for, without a dot at its end.
    package var expectedName: String {
        let name = name ?? host
        return name.count > 1 && name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
