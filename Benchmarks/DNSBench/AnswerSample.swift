import DNSWire

/// Answers such as name servers give every day.
enum AnswerSample: String, CaseIterable {
    case address, typical, referral, signed

    /// The names and records are made up; kinds and numbers are those of everyday zones.
    var messages: [DNSMessage] {
        get throws {
            switch self {
            case .address: [try Self.plainAddress]
            case .typical: try [Self.plainAddress, Self.alias, Self.noData, Self.mail]
            case .referral: [try Self.delegation]
            case .signed: try [Self.signedAddress, Self.signedDenial]
            }
        }
    }

    private static let signature =
        "20300101000000 20290101000000 34505 example.test. " + String(repeating: "kA", count: 43) + "=="
    private static let soa = "example.test. 300 IN SOA ns1.dns.test. host.dns.test. 2029010101 7200 3600 1209600 300"

    private static var plainAddress: DNSMessage {
        get throws { try message("www.example.test", .a, answers: "www.example.test. 300 IN A 192.0.2.1") }
    }

    private static var alias: DNSMessage {
        get throws {
            try message(
                "shop.example.test", .a,
                answers: """
                    shop.example.test. 300 IN CNAME edge.cdn.test.
                    edge.cdn.test. 60 IN A 192.0.2.1
                    edge.cdn.test. 60 IN A 192.0.2.2
                    """)
        }
    }

    private static var noData: DNSMessage {
        get throws { try message("www.example.test", .aaaa, authority: soa) }
    }

    private static var mail: DNSMessage {
        get throws {
            try message(
                "example.test", .mx,
                answers: """
                    example.test. 3600 IN MX 10 mx1.mail.test.
                    example.test. 3600 IN MX 20 mx2.mail.test.
                    """)
        }
    }

    private static var delegation: DNSMessage {
        get throws {
            let names = (1...4).map { "ns\($0).dns.test." }
            return try message(
                "www.example.test", .a,
                authority: names.map { "example.test. 172800 IN NS \($0)" }.joined(separator: "\n"),
                additional: (1...4).map {
                    "ns\($0).dns.test. 172800 IN A 192.0.2.\($0)\nns\($0).dns.test. 172800 IN AAAA 2001:db8::\($0)"
                }.joined(separator: "\n"))
        }
    }

    private static var signedAddress: DNSMessage {
        get throws {
            try message(
                "www.example.test", .a,
                answers: """
                    www.example.test. 300 IN A 192.0.2.1
                    www.example.test. 300 IN RRSIG A 13 3 300 \(signature)
                    """)
        }
    }

    private static var signedDenial: DNSMessage {
        get throws {
            try message(
                "nobody.example.test", .a,
                authority: """
                    \(soa)
                    example.test. 300 IN RRSIG SOA 13 2 300 \(signature)
                    example.test. 300 IN NSEC mail.example.test. A NS SOA MX RRSIG NSEC DNSKEY
                    example.test. 300 IN RRSIG NSEC 13 2 300 \(signature)
                    mail.example.test. 300 IN NSEC www.example.test. A AAAA RRSIG NSEC
                    mail.example.test. 300 IN RRSIG NSEC 13 3 300 \(signature)
                    """)
        }
    }

    private static func message(
        _ name: String, _ type: DNSRecordType, answers: String = "", authority: String = "", additional: String = ""
    ) throws -> DNSMessage {
        var message = DNSMessage(
            asking: DNSQuestion(try DNSName(name), type), id: 4711, edns: DNSExtension(dnssecOK: true))
        message.header.isResponse = true
        message.header.authoritative = true
        message.answers = try records(answers)
        message.authority = try records(authority)
        message.additional = try records(additional)
        return message
    }

    private static func records(_ text: String) throws -> [DNSRecord] {
        let reading = ZoneFile.reading(Array((text + "\n").utf8), origin: .root)
        guard reading.problems.isEmpty else { throw SampleError(problems: reading.problems.map { "\($0)" }) }
        return reading.zone.records
    }
}
