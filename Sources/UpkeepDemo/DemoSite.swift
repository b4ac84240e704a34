package import UpkeepCore

/// Where the shop is and what a visitor must know to look at it.
package struct DemoSite: Sendable, Hashable {
    /// What the demo can be told to look at.
    package enum Part: String, Sendable, Hashable, CaseIterable {
        /// The shop's page over https.
        case shop
        /// The http door, which sends visitors to https.
        case redirect
        /// The mail server, up to STARTTLS.
        case mail
    }

    package let name: String
    package let securePort: UInt16
    package let plainPort: UInt16
    package let mailPort: UInt16
    /// What visitors of the shop ask for names; it answers over UDP and TCP.
    package let resolver: Endpoint
    /// The port of all the authoritative name servers, each on an address of its own.
    package let dnsPort: UInt16
    /// Where the way to the shop's zone begins, as a zone file.
    package let rootHints: String
    /// Every address of the shop, as DNS lists them: 127.0.0.1, 127.0.0.2, and ::1 where the machine has it.
    package let addresses: [IPAddress]
    package let nameservers: [String]
    /// The zone that the shop's name is in; it is not signed.
    package let zone: String
    /// What only the real shop's page says.
    package let marker: String
    /// The throw-away authority to trust, as PEM text.
    package let caPEM: String
    /// How long ``DemoFault/slow`` keeps a visitor waiting for the first byte.
    package let slowDelay: Duration

    /// The https page, e.g. `https://shop.demo.test:8443/`.
    package var url: String { "https://\(name):\(securePort)/" }
    /// The same page's http door.
    package var plainURL: String { "http://\(name):\(plainPort)/" }
    /// The mail server, e.g. `tcp://mail.demo.test:2525`.
    package var mailURL: String { "tcp://\(DemoNames.mail):\(mailPort)" }
    /// False where the machine has no IPv6 loopback; the shop then has IPv4 addresses only.
    package var hasIPv6: Bool { addresses.contains { $0.family == .v6 } }
    /// The limit on the first byte that the healthy shop keeps easily and the slow one breaks.
    package var firstByteLimit: Duration { slowDelay / 2 }
}
