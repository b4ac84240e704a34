/// A whole DNS message. The OPT pseudo-record lives in ``edns``, never among ``additional``.
package struct DNSMessage: Sendable, Hashable {
    package var header: DNSHeader
    package var questions: [DNSQuestion] = []
    package var answers: [DNSRecord] = []
    package var authority: [DNSRecord] = []
    package var additional: [DNSRecord] = []
    /// nil: the message has no OPT, so its sender does not speak EDNS.
    package var edns: DNSExtension?

    package init(header: DNSHeader) { self.header = header }

    /// One question, as a stub or a resolver would put it.
    package init(
        asking question: DNSQuestion, id: UInt16, recursionDesired: Bool = true, edns: DNSExtension? = DNSExtension()
    ) {
        header = DNSHeader(id: id)
        header.recursionDesired = recursionDesired
        questions = [question]
        self.edns = edns
    }

    /// The empty answer to `query`: same id, question, opcode, RD and CD; EDNS only if the query had it.
    package init(answering query: DNSMessage, _ rcode: DNSResponseCode = .noError, authoritative: Bool = false) {
        header = DNSHeader(id: query.header.id)
        header.isResponse = true
        header.opcode = query.header.opcode
        header.recursionDesired = query.header.recursionDesired
        header.checkingDisabled = query.header.checkingDisabled
        header.authoritative = authoritative
        header.rcode = rcode
        questions = query.questions
        edns = query.edns.map { DNSExtension(dnssecOK: $0.dnssecOK) }
    }
}
