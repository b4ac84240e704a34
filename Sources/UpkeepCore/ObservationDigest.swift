/// The few facts of a look that are worth comparing when something broke: what was seen, without any judgement.
///
/// What a look did not get to see is absent, and absent facts are never a difference: a connection that was refused
/// shows no certificate, and that does not mean that the certificate changed.
package struct ObservationDigest: Sendable, Hashable, Codable {
    package struct Certificate: Sendable, Hashable, Codable {
        /// Hexadecimal.
        package var serial: String
        /// As a distinguished name.
        package var issuer: String
        /// A digest of the public key; equal when a certificate was renewed with the key it had.
        package var publicKey: String
        package var notAfter: Timestamp?

        package init(serial: String, issuer: String, publicKey: String, notAfter: Timestamp? = nil) {
            self.serial = serial
            self.issuer = issuer
            self.publicKey = publicKey
            self.notAfter = notAfter
        }
    }

    package struct Phase: Sendable, Hashable, Codable {
        package var name: String
        package var took: Duration

        package init(_ name: String, _ took: Duration) {
            self.name = name
            self.took = took
        }

        /// As a change of it is called.
        package var label: String { "time for \(name)" }

        /// Whether it took so much longer than it did then that it is worth telling.
        package func isSlow(beside earlier: Phase) -> Bool {
            took >= earlier.took * 4 && took - earlier.took >= .milliseconds(250)
        }
    }

    /// Sorted.
    package var addresses: [String]?
    /// Sorted.
    package var nameservers: [String]?
    /// CNAME targets, in order.
    package var aliases: [String]?
    /// Seconds, as published and not as a resolver counts it down; absent when only a resolver was asked.
    package var ttl: UInt32?
    /// The records of a look at DNS itself, sorted.
    package var records: [String]?
    /// The leaf.
    package var certificate: Certificate?
    /// E.g. `TLSv1.3`.
    package var tlsVersion: String?
    package var alpn: String?
    /// Where redirects led; absent when there were none.
    package var redirect: String?
    /// The Server header.
    package var server: String?
    /// Of the last answer.
    package var status: Int?
    /// A digest of the body, hexadecimal.
    package var body: String?
    package var phases: [Phase]

    package init(phases: [Phase] = []) { self.phases = phases }
}
