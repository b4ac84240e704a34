/// A TCP port to look at, and the dialogue to hold with it.
package struct PortPlan: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        /// Read lines until one matches; a line that does not match within the budget is a failure.
        case expect(TextPattern)
        /// Send this text and CRLF.
        case send(String)
        /// Start TLS now.
        case starttls
    }

    /// A name or an address, without brackets.
    package var host: String
    package var port: UInt16
    package var addresses = AddressPlan()
    package var budget = Budget()
    package var tls = TLSPlan()
    /// TLS from the first byte (`tls://`).
    package var immediateTLS = false
    package var dialogue: [Step] = []
    /// The port must not accept connections.
    package var closed = false
    package var certificateDays: Int?

    package init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }
}
