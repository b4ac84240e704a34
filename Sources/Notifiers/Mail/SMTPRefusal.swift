/// A reply that ends the dialogue.
struct SMTPRefusal: Error, Sendable, Hashable {
    /// At what.
    let step: String
    let reply: SMTPReply?
    /// Instead of a reply: what was missing.
    var missing = ""

    /// 4xx and 421 may pass; 5xx is meant for good (RFC 5321 section 4.2.1).
    var outcome: DeliveryOutcome {
        guard let reply else { return .never("the mail server \(missing)") }
        let sentence = "the mail server refused \(step): \(reply.text)"
        return reply.isTransient ? .retry(sentence) : .never(sentence)
    }
}
