package import DNSWire
import UpkeepCore

/// A zone of a few records, answered for as an authoritative server does.
package struct MiniZone: Sendable {
    package let origin: DNSName
    private let records: [DNSRecord]

    /// - Parameter lines: `NAME TYPE DATA` each; NS, A, AAAA, CNAME, DS (data: any number) and TXT. The SOA is made.
    package init(_ origin: String, _ lines: [String]) {
        let apex = Self.name(origin)
        self.origin = apex
        let soa = SOAData(
            primary: apex, contact: apex, serial: 1, refresh: 7200, retry: 3600, expire: 1_209_600, minimum: 60)
        records = [DNSRecord(apex, ttl: 300, .soa(soa))] + lines.map(Self.record)
    }

    /// The answer to a question about this zone.
    package func answer(_ query: DNSMessage) -> DNSMessage {
        var reply = DNSMessage(answering: query, authoritative: true)
        guard let question = query.questions.first else { return DNSMessage(answering: query, .formatError) }
        if let cut = cut(above: question) {
            reply.header.authoritative = false
            reply.authority = all(cut, .ns) + all(cut, .ds)
            reply.additional = glue(reply.authority)
            return reply
        }
        let here = records.filter { $0.name == question.name }
        reply.answers = here.filter { $0.type == question.type || $0.type == .cname }
        if reply.answers.isEmpty {
            let exists = records.contains { $0.name.isWithin(question.name) }
            reply.header.rcode = exists ? .noError : .noSuchName
            reply.authority = all(origin, .soa)
        } else if question.type == .ns {
            reply.additional = glue(reply.answers)
        }
        return reply
    }

    /// The delegation that the question's name is in; the parent itself answers for its DS.
    private func cut(above question: DNSQuestion) -> DNSName? {
        let cuts = records.filter { $0.type == .ns && $0.name != origin && question.name.isWithin($0.name) }
        let top = cuts.min { $0.name.labels.count < $1.name.labels.count }?.name
        return top == question.name && question.type == .ds ? nil : top
    }

    private func all(_ name: DNSName, _ type: DNSRecordType) -> [DNSRecord] {
        records.filter { $0.name == name && $0.type == type }
    }

    private func glue(_ delegation: [DNSRecord]) -> [DNSRecord] {
        delegation.flatMap { record -> [DNSRecord] in
            guard case .ns(let target) = record.data else { return [] }
            return all(target, .a) + all(target, .aaaa)
        }
    }

    private static func name(_ text: String) -> DNSName {
        guard let name = try? DNSName(text) else { preconditionFailure("`\(text)` is no name") }
        return name
    }

    private static func record(_ line: String) -> DNSRecord {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3, let data = data(words[1], words[2]) else {
            preconditionFailure("`\(line)` is no record")
        }
        return DNSRecord(name(words[0]), ttl: 300, data)
    }

    private static func data(_ type: String, _ text: String) -> DNSRecordData? {
        switch type {
        case "NS": .ns(name(text))
        case "CNAME": .cname(name(text))
        case "A", "AAAA": IPAddress(text).map { .address($0) }
        case "TXT": .txt(TXTData(text))
        case "DS":
            UInt16(text).map {
                .unknown(.ds, [UInt8($0 >> 8), UInt8($0 & 0xFF), 13, 2] + Array(repeating: 7, count: 32))
            }
        default: nil
        }
    }
}
