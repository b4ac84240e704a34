package import DNSWire

/// What one server holds of a zone, as far as its answers show it.
package struct ServerCopy: Sendable {
    package let zone: DNSName
    package private(set) var records: [DNSRecord] = []
    /// Questions that got no answer to rely on, with what came instead.
    package private(set) var unanswered: [DNSQuestion: String] = [:]
    private var looked: Set<DNSQuestion> = []
    private var held: Set<DNSRecord> = []
    /// Names that do not exist.
    private var absent: Set<DNSName> = []
    private var aliases: Set<DNSName> = []

    package init(of zone: DNSName) { self.zone = zone }

    /// Whether the answer is not known already: nothing stands beside an alias, and nothing where there is no name.
    package func wants(_ question: DNSQuestion) -> Bool {
        !looked.contains(question) && !absent.contains(question.name) && !aliases.contains(question.name)
    }

    package mutating func take(_ reply: ServerReply) {
        let question = reply.query.question
        unanswered[question] = nil
        guard let message = reply.message, !message.header.truncated else {
            unanswered[question] = reply.message == nil ? reply.inWords : "cuts its answer off"
            return
        }
        if reply.isAuthoritativeAnswer {
            takeAnswer(message, question)
        } else if let cut = cut(message, above: question.name) {
            takeReferral(message, at: cut, question)
        } else {
            unanswered[question] = Self.reason(reply)
        }
    }

    /// Leaves `questions` open that there was no time to ask.
    package mutating func giveUp(_ questions: some Sequence<DNSQuestion>) {
        for question in questions { unanswered[question] = "was not asked: the time was up" }
    }

    /// The copy as a collection: the part of the zone that `questions` are about.
    /// - Parameter guessed: Names that nobody listed: where the zone's wildcard answers for them, they say nothing.
    package func collection(
        _ title: String, questions: [DNSQuestion], guessed: Set<DNSName> = []
    ) -> ZoneCollection {
        let made = synthesised(guessed)
        let known = questions.flatMap { [$0, DNSQuestion($0.name, .cname)] }.filter {
            looked.contains($0) || absent.contains($0.name) || aliases.contains($0.name)
        }
        return ZoneCollection(
            title, records.filter { !made.contains($0.name) },
            looked: Set(known).union(looked).filter { !made.contains($0.name) })
    }

    /// What is left without the guessed names that the zone's own wildcard answers for: they need no records of their own.
    package func withoutSynthesis(of guessed: Set<DNSName>) -> [DNSRecord] {
        let made = synthesised(guessed)
        return records.filter { !made.contains($0.name) }
    }

    /// Those of `names` that have exactly what the wildcard below the apex would answer for them.
    private func synthesised(_ names: Set<DNSName>) -> Set<DNSName> {
        guard let wildcard = UsualNames.wildcard(in: zone) else { return [] }
        let sets = Dictionary(grouping: records, by: \.name)
        guard let pattern = sets[wildcard] else { return [] }
        func data(_ records: [DNSRecord]) -> Set<String> { Set(records.map { "\($0.ttl) \($0.type) \($0.data)" }) }
        let alike = names.filter { name in
            guard name != wildcard, let own = sets[name] else { return false }
            return data(own) == data(pattern.filter { looked.contains(DNSQuestion(name, $0.type)) })
        }
        // Where any name exists, the wildcard does not answer below that name's ancestors either (RFC 4592 section 2.2).
        let blocked = Set(sets.keys.filter { !alike.contains($0) }.map(branch))
        return alike.filter { !blocked.contains(branch($0)) }
    }

    /// The ancestor of `name`, or itself, directly below the apex.
    private func branch(_ name: DNSName) -> DNSName {
        var branch = name
        while let parent = branch.parent, parent != zone, parent.isWithin(zone) { branch = parent }
        return branch
    }

    private mutating func takeAnswer(_ message: DNSMessage, _ question: DNSQuestion) {
        let alias = DNSQuestion(question.name, .cname)
        looked.formUnion([question, alias])
        let above = message.answers.filter {
            $0.type == .dname && question.name != $0.name && question.name.isWithin($0.name)
        }
        guard above.isEmpty else {
            // The server made the alias up from this; there is no such name.
            above.forEach { hold($0) }
            absent.insert(question.name)
            return
        }
        for record in message.answers where record.name == question.name {
            if record.type == question.type { hold(record) }
            if record.type == .cname, question.type != .cname { hold(record) }
            if record.type == .cname { aliases.insert(question.name) }
        }
        let exists = aliases.contains(question.name) || message.header.rcode == .noError
        if !exists { absent.insert(question.name) }
    }

    /// The delegation that a referral tells of; nil when it is none, or leads up or astray.
    private func cut(_ message: DNSMessage, above name: DNSName) -> DNSName? {
        guard message.header.rcode == .noError, message.answers.isEmpty else { return nil }
        return message.authority.first { record in
            record.type == .ns && record.name != zone && record.name.isWithin(zone) && name.isWithin(record.name)
        }?.name
    }

    private mutating func takeReferral(_ message: DNSMessage, at cut: DNSName, _ question: DNSQuestion) {
        looked.insert(DNSQuestion(cut, .ns))
        for record in message.authority where record.type == .ns && record.name == cut { hold(record) }
        for record in message.additional where record.name.isWithin(cut) && [.a, .aaaa].contains(record.type) {
            hold(record)
            looked.insert(DNSQuestion(record.name, record.type))
        }
    }

    private mutating func hold(_ record: DNSRecord) {
        guard record.name.isWithin(zone), held.insert(record).inserted else { return }
        records.append(record)
    }

    private static func reason(_ reply: ServerReply) -> String {
        guard let message = reply.message, message.header.rcode == .noError else { return reply.inWords }
        return "answers without authority"
    }
}
