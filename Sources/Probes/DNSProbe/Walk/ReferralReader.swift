import Checks
import DNSWire
import UpkeepCore

/// Reads what a server of `zone` means by its answer about `name`.
struct ReferralReader {
    let zone: DNSName
    let name: DNSName

    func referral(_ reply: ServerReply, from server: NameServerAddress) -> Referral {
        var referral = Referral(server: server, kind: .failed, reply: reply)
        guard let message = reply.message, !message.header.truncated else { return referral }
        guard message.header.rcode == .noError || message.header.rcode == .noSuchName else { return referral }
        if message.header.rcode == .noError, message.answers.isEmpty, let cut = cut(message) {
            readCut(cut, message, &referral)
        } else if message.header.authoritative {
            referral.kind =
                if message.header.rcode == .noSuchName { .noSuchName } else {
                    message.answers.isEmpty ? .emptyName : .answer
                }
            read(nameserversOf: name, in: message.answers, message, &referral)
            referral.proof = Self.proof(message.authority)
        }
        return referral
    }

    /// The DS set of a cut and the proof of its absence, from the parent side's answer about it.
    static func readDS(_ message: DNSMessage, into referral: inout Referral) {
        guard message.header.rcode == .noError, message.header.authoritative else { return }
        referral.ds = ds(message.answers)
        referral.proof = proof(message.authority)
    }

    /// The owner of the NS records that stand for an answer; nil when there are none, or they only go with an empty one.
    private func cut(_ message: DNSMessage) -> DNSName? {
        guard !(message.header.authoritative && message.authority.contains { $0.type == .soa }) else { return nil }
        return message.authority.first { $0.type == .ns }?.name
    }

    private func readCut(_ cut: DNSName, _ message: DNSMessage, _ referral: inout Referral) {
        guard cut != zone, cut.isWithin(zone), name.isWithin(cut) else {
            // A server that is authoritative and lists its own NS set has said that there is nothing (RFC 2308 §2.2).
            referral.kind = message.header.authoritative && cut == zone ? .emptyName : .astray(to: cut)
            return
        }
        referral.kind = .delegation(zone: cut)
        read(nameserversOf: cut, in: message.authority, message, &referral)
        referral.ds = Self.ds(message.authority)
        referral.proof = Self.proof(message.authority)
    }

    private func read(
        nameserversOf owner: DNSName, in section: [DNSRecord], _ message: DNSMessage, _ referral: inout Referral
    ) {
        var names: Set<DNSName> = []
        for record in section where record.name == owner {
            guard case .ns(let target) = record.data else { continue }
            referral.ttl = min(referral.ttl ?? record.ttl, record.ttl)
            if names.insert(target).inserted { referral.nameservers.append(target) }
        }
        var seen: Set<DNSRecord> = []
        for record in message.additional where names.contains(record.name) && seen.insert(record).inserted {
            guard case .address(let address) = record.data else { continue }
            referral.glue[record.name, default: []].append(address)
        }
    }

    private static func ds(_ section: [DNSRecord]) -> [DNSRecord] {
        section.filter { $0.type == .ds || $0.covers([.ds]) }
    }

    private static func proof(_ section: [DNSRecord]) -> [DNSRecord] {
        section.filter { $0.type == .nsec || $0.type == .nsec3 || $0.covers([.nsec, .nsec3]) }
    }
}

extension DNSRecord {
    /// Whether this is a signature over one of these types.
    fileprivate func covers(_ types: [DNSRecordType]) -> Bool {
        if case .rrsig(let signature) = data { types.contains(signature.typeCovered) } else { false }
    }
}
