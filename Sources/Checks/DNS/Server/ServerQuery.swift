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
