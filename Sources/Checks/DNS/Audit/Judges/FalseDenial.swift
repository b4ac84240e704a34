import DNSWire

/// A proof of absence that denies a type which the same server serves at that name: resolvers that keep such proofs
/// (RFC 8198) then forget a record that exists.
struct FalseDenial {
    /// The name, or the wildcard that stands for it.
    let name: DNSName
    let type: DNSRecordType
    let proof: String

    init?(in replies: [ServerReply], zone: DNSName) {
        let answers = replies.compactMap { reply in
            reply.isAuthoritativeAnswer && reply.query.question.recordClass == .internet
                ? reply.message.map { (reply.query.question, $0) } : nil
        }
        var served: [DNSName: Set<DNSRecordType>] = [:]
        for (question, message) in answers where !message.answer(question.name, question.type).isEmpty {
            served[question.name, default: []].insert(question.type)
        }
        for (question, message) in answers where message.answers.isEmpty && message.header.rcode == .noError {
            guard let proof = Self.proof(question.name, message, zone) else { continue }
            let denied = (served[question.name] ?? []).subtracting(proof.types.types)
            guard let type = denied.min() else { continue }
            let isHashed = proof.record.type == .nsec3
            (name, self.type, self.proof) = (
                isHashed ? question.name : proof.record.name, type, proof.record.description
            )
            return
        }
        return nil
    }

    /// The NSEC or NSEC3 that lists the types at `name`, or at the wildcard that stands for it.
    static func proof(
        _ name: DNSName, _ message: DNSMessage, _ zone: DNSName
    ) -> (record: DNSRecord, types: DNSTypeBitmap)? {
        let hashed = message.authority.filter { $0.type == .nsec3 }
        // Without hashing the name here, a single one in an answer without records is the name's own (RFC 5155
        // section 7.2.3).
        if hashed.count == 1, case .nsec3(let data) = hashed[0].data { return (hashed[0], data.types) }
        for record in message.authority {
            guard case .nsec(let data) = record.data else { continue }
            let isWildcard = record.name.labels.first.map { $0.elementsEqual([0x2A]) } ?? false
            let standsFor = isWildcard && record.name.parent.map { name != $0 && name.isWithin($0) } == true
            if record.name == name || standsFor { return (record, data.types) }
        }
        return nil
    }
}
