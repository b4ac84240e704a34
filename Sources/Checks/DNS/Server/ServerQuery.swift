package import DNSWire
package import UpkeepCore

/// One way to put one question to one address of one server.
package struct ServerQuery: Sendable, Hashable {
    package var server: Endpoint
    package var question: DNSQuestion
    package var transport: DNSTransport
    /// The OPT record that goes with it; nil sends none.
    package var edns: DNSExtension?
    package var opcode = DNSOpcode.query
    /// RD: only resolvers are asked to recurse.
    package var recursionDesired = false
    package var checkingDisabled = false
    /// AD: a validating resolver keeps its verdict to itself without it (RFC 6840 section 5.7).
    package var authenticData = false
    /// Z, the one header bit without a meaning; servers have to ignore it.
    package var reservedFlag = false
    /// UDP: whether the socket also hears answers from other addresses and ports, to tell them from silence. The price
    /// is that the kernel reports no ICMP error, so a closed port is silent too.
    package var hearsAnySource = false
    /// TLS: the name that the certificate must be for, sent as SNI; nil takes any certificate (RFC 7858 section 4.1).
    package var certificateName: String?

    /// As an authoritative server is asked: no recursion, DNSSEC records welcome.
    package init(
        _ question: DNSQuestion, at server: Endpoint, over transport: DNSTransport = .udp,
        edns: DNSExtension? = DNSExtension(dnssecOK: true)
    ) {
        self.server = server
        self.question = question
        self.transport = transport
        self.edns = edns
    }
}
