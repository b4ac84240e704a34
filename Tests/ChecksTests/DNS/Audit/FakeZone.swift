import Checks
import DNSWire
import UpkeepCore

/// An authoritative server's view of `example.test`: its records, how it signs, and its manners.
struct FakeZone {
    var records: [DNSRecord]
    var isSigned = true
    /// Seconds around now that signatures last.
    var inception = -86_400
    var expiration = 10 * 86_400
    var signingTag: UInt16 = FakeZone.zoneKey.keyTag
    var signingAlgorithm: UInt8 = 13
    var givesCookies = true

    static let origin = AuditWorld.zone
    private static let www = AuditWorld.name("www.example.test")

    static let entryKey = FakeZone.key(flags: 257, algorithm: 13, fill: 1)
    static let zoneKey = FakeZone.key(flags: 256, algorithm: 13, fill: 2)

    static func key(flags: UInt16, algorithm: UInt8, fill: UInt8, count: Int = 64) -> DNSKEYData {
        // An RSA key begins with the length of its exponent (RFC 3110 section 2).
        let isRSA = [5, 8, 10].contains(algorithm)
        let bytes =
            [UInt8(flags >> 8), UInt8(flags & 255), 3, algorithm] + (isRSA ? [3] : [fill])
            + [UInt8](repeating: fill, count: count - 1)
        guard case .dnskey(let data) = FakeZone.data(.dnskey, bytes) else { preconditionFailure("a key is a key") }
        return data
    }

    /// A type's data from its bytes, through the codec, as it would come off the wire.
    static func data(_ type: DNSRecordType, _ bytes: [UInt8]) -> DNSRecordData {
        var message = DNSMessage(header: DNSHeader(id: 0))
        message.answers = [DNSRecord(.root, ttl: 0, .unknown(type, bytes))]
        guard let wire = try? message.encoded(), let read = try? DNSMessage(decoding: wire),
            let first = read.answers.first
        else { return .unknown(type, bytes) }
        return first.data
    }

    static func ds(_ key: DNSKEYData, digestType: UInt8 = 2) -> DNSRecordData {
        data(
            .ds,
            [UInt8(key.keyTag >> 8), UInt8(key.keyTag & 255), key.algorithm, digestType]
                + [UInt8](repeating: 7, count: digestType == 1 ? 20 : 32))
    }

    static let delegationSigner: [DNSRecord] = [
        DNSRecord(origin, ttl: 86_400, ds(entryKey)),
        DNSRecord(origin, ttl: 86_400, signature(.ds, labels: 2, -86_400, 10 * 86_400, 99, 13, AuditWorld.parent)),
    ]

    static func signature(
        _ type: DNSRecordType, labels: Int, _ inception: Int, _ expiration: Int, _ tag: UInt16, _ algorithm: UInt8,
        _ signer: DNSName = origin
    ) -> DNSRecordData {
        let now = Int(AuditWorld.now.seconds)
        func four(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let head = [UInt8(type.rawValue >> 8), UInt8(type.rawValue & 255), algorithm, UInt8(labels)] + four(3600)
        let times = four(now + expiration) + four(now + inception)
        return data(
            .rrsig, head + times + [UInt8(tag >> 8), UInt8(tag & 255)] + signer.wire + [UInt8](repeating: 9, count: 64))
    }

    static func soa(
        serial: UInt32 = 1_789_990_000, primary: String = "ns1.alpha-dns.test", refresh: UInt32 = 14_400,
        retry: UInt32 = 3_600, expire: UInt32 = 1_209_600, minimum: UInt32 = 900,
        contact: String = "hostmaster.example.test"
    ) -> SOAData {
        SOAData(
            primary: AuditWorld.name(primary), contact: AuditWorld.name(contact), serial: serial, refresh: refresh,
            retry: retry, expire: expire, minimum: minimum)
    }

    static var healthy: FakeZone {
        func address(_ text: String) -> DNSRecordData { .address(AuditWorld.endpoint(text).address) }
        let mail = AuditWorld.name("mail.example.test")
        return FakeZone(records: [
            DNSRecord(origin, ttl: 3600, .soa(soa())),
            DNSRecord(origin, ttl: 86_400, .ns(AuditWorld.alpha)), DNSRecord(origin, ttl: 86_400, .ns(AuditWorld.beta)),
            DNSRecord(origin, ttl: 3600, address("192.0.2.10")), DNSRecord(origin, ttl: 3600, address("2001:db8::10")),
            DNSRecord(origin, ttl: 3600, .mx(MXData(preference: 10, exchange: mail))),
            DNSRecord(origin, ttl: 3600, .txt(TXTData("v=spf1 mx -all"))),
            DNSRecord(origin, ttl: 3600, data(.caa, [0, 5] + "issue".utf8 + "letsencrypt.org".utf8)),
            DNSRecord(origin, ttl: 3600, .dnskey(entryKey)), DNSRecord(origin, ttl: 3600, .dnskey(zoneKey)),
            DNSRecord(www, ttl: 3600, address("192.0.2.10")), DNSRecord(www, ttl: 3600, address("2001:db8::10")),
            DNSRecord(mail, ttl: 3600, address("192.0.2.25")),
        ])
    }

    /// Takes out every record of a name and type, and puts `data` in its place.
    mutating func set(_ name: DNSName, _ type: DNSRecordType, ttl: UInt32 = 3600, _ data: DNSRecordData...) {
        records.removeAll { $0.name == name && $0.type == type }
        records += data.map { DNSRecord(name, ttl: ttl, $0) }
    }

    func answer(_ query: ServerQuery) -> DNSMessage {
        let question = query.question
        var asking = DNSMessage(asking: question, id: 1, recursionDesired: query.recursionDesired, edns: query.edns)
        asking.header.opcode = query.opcode
        asking.header.checkingDisabled = query.checkingDisabled
        var message = DNSMessage(answering: asking)
        if query.opcode != .query { return message.saying(.notImplemented) }
        if let edns = query.edns, edns.version > 0 { return message.saying(.badVersion) }
        guard question.recordClass == .internet, question.name.isWithin(Self.origin), question.type != .axfr else {
            return message.saying(.refused)
        }
        message.header.authoritative = true
        message.edns?.options = options(query.edns?.options ?? [])
        let owned = records.filter { $0.name == question.name }
        let alias = owned.first { $0.type == .cname }
        let wildcard = records.filter {
            $0.name.labels.first?.elementsEqual([0x2A]) == true
                && $0.name.parent.map { question.name.isWithin($0) } == true
        }
        let pool = owned.isEmpty ? wildcard.map { DNSRecord(question.name, ttl: $0.ttl, $0.data) } : owned
        let matching = question.type == .any ? pool.prefix(1).map { $0 } : pool.filter { $0.type == question.type }
        if let alias, question.type != .cname {
            message.answers = chain(from: alias, question.type)
        } else {
            message.answers = matching
        }
        let wantsProof = isSigned && query.edns?.dnssecOK == true
        if message.answers.isEmpty {
            message.header.rcode = pool.isEmpty && !isEmptyNonTerminal(question.name) ? .noSuchName : .noError
            message.authority = records.filter { $0.type == .soa }.prefix(1).map { $0 }
            if wantsProof, !pool.isEmpty {
                let owner = owned.isEmpty ? (wildcard.first?.name ?? question.name) : question.name
                message.authority.append(DNSRecord(owner, ttl: 900, Self.proof(pool.map(\.type))))
            }
        }
        if wantsProof {
            message.answers = signed(message.answers)
            message.authority = signed(message.authority)
        }
        return message
    }

    static func proof(_ types: [DNSRecordType]) -> DNSRecordData {
        var windows: [UInt8] = []
        for window in [UInt16(0), 1] {
            var bits = [UInt8](repeating: 0, count: 32)
            for type in types + [.rrsig, .nsec] where type.rawValue >> 8 == window {
                bits[Int(type.rawValue & 255) / 8] |= 0x80 >> UInt8(type.rawValue % 8)
            }
            while bits.last == 0 { bits.removeLast() }
            if !bits.isEmpty { windows += [UInt8(window), UInt8(bits.count)] + bits }
        }
        return data(.nsec, origin.wire + windows)
    }

    private func isEmptyNonTerminal(_ name: DNSName) -> Bool {
        records.contains { $0.name != name && $0.name.isWithin(name) }
    }

    private func chain(from alias: DNSRecord, _ type: DNSRecordType) -> [DNSRecord] {
        var chain = [alias]
        while case .cname(let target) = chain.last?.data, chain.count < 20 {
            if let next = records.first(where: { $0.name == target && $0.type == .cname }) {
                chain.append(next)
            } else {
                return chain + records.filter { $0.name == target && $0.type == type }
            }
        }
        return chain
    }

    private func signed(_ records: [DNSRecord]) -> [DNSRecord] {
        var seen: Set<DNSQuestion> = []
        return records
            + records.filter { seen.insert(DNSQuestion($0.name, $0.type)).inserted }.map { record in
                let tag = record.type == .dnskey ? Self.entryKey.keyTag : signingTag
                return DNSRecord(
                    record.name, ttl: record.ttl,
                    Self.signature(
                        record.type, labels: record.name.labels.count, inception, expiration, tag, signingAlgorithm))
            }
    }

    private func options(_ asked: [DNSOption]) -> [DNSOption] {
        asked.compactMap { option in
            switch option {
            case .nsid: .nsid(Array("fake-1".utf8))
            case .cookie(let client, _):
                givesCookies ? .cookie(client: client, server: [UInt8](repeating: 5, count: 8)) : nil
            default: nil
            }
        }
    }
}

extension DNSMessage {
    fileprivate func saying(_ rcode: DNSResponseCode) -> DNSMessage {
        var message = self
        message.header.rcode = rcode
        return message
    }
}
