import DNSWire

/// What there is to say to one question, before it is a message.
struct NameReply: Sendable {
    var rcode = DNSResponseCode.noError
    var isAuthoritative = false
    var answers: [DNSRecord] = []
    var authority: [DNSRecord] = []
    var additional: [DNSRecord] = []

    init(_ rcode: DNSResponseCode = .noError) { self.rcode = rcode }

    /// It points to the name servers of a zone further down.
    var isReferral: Bool { rcode == .noError && !isAuthoritative && answers.isEmpty && !authority.isEmpty }
}
