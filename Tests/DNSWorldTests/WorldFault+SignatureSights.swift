import DNSWorld
import Testing

extension WorldFault {
    /// What a validating resolver does not believe, and a careless one does.
    ///
    /// Once asked without checking, unbound knows no more than "bogus" about the same answer (extended error 6).
    private static func bogus(_ errors: Set<Int>) -> [Sight] {
        [
            .inOrder(
                .resolved("www.example.test", "A") {
                    $0.status == "SERVFAIL" && !errors.isDisjoint(with: $0.extendedErrors)
                },
                .resolved("www.example.test", "A", "+cd") { $0.status == "NOERROR" && $0.data("A") == Shop.v4 })
        ]
    }

    private static func validity(from start: String, until end: String) -> [Sight] {
        [WorldHost.alpha, .beta].map { host in
            .at(host, "example.test", "SOA") { reply in
                let fields = reply.data("RRSIG").first?.split(separator: " ") ?? []
                return fields.count > 5 && fields[4].hasPrefix(end) && fields[5].hasPrefix(start)
            }
        }
    }

    var signatureSights: [Sight] {
        switch self {
        case .signaturesExpired: Self.bogus([7]) + Self.validity(from: "20200101000000", until: "20200201000000")
        case .keySignatureExpired: Self.bogus([9])
        case .signaturesEarly: Self.bogus([8])
        case .signerMismatch:
            Self.bogus([9]) + [
                .at(.registry, "example.test", "DS") { $0.data("DS").first?.hasPrefix("12345 ") == true }
            ]
        case .unsignedUnderSigner:
            Self.bogus([9, 10])
                + [.at(.registry, "example.test", "DS") { $0.data("DS").count == 1 }]
                + [WorldHost.alpha, .beta].map { host in
                    .at(host, "example.test", "SOA") { $0.data("SOA").count == 1 && $0.data("RRSIG").isEmpty }
                }
        case .bitmapDeniesType:
            [WorldHost.alpha, .beta].flatMap { host -> [Sight] in
                [
                    .at(host, "one.wild.example.test", "A") { $0.data("A") == [WorldHost.webs[0].v4] },
                    .at(host, "one.wild.example.test", "MX") {
                        $0.answers.isEmpty && $0.text.contains("TXT RRSIG NSEC\n")
                    },
                ]
            } + [Self.denialSpreads]
        case .nsec3Heavy:
            [WorldHost.alpha, .beta].map { host in
                .at(host, "example.test", "NSEC3PARAM") { $0.data("NSEC3PARAM") == ["1 0 2500 5A17"] }
            } + [
                .resolved("gone.example.test", "A") { $0.status == "NXDOMAIN" && !$0.flags.contains("ad") }
            ]
        default: []
        }
    }

    /// Once a resolver has seen the denial it denies the address of every other name (RFC 8198).
    private static let denialSpreads = Sight { world in
        let before = try await world.resolve("two.wild.example.test", "A")
        #expect(before.data("A") == [WorldHost.webs[0].v4], "\(before)")
        let denial = try await world.resolve("three.wild.example.test", "MX")
        #expect(denial.status == "NOERROR" && denial.flags.contains("ad"), "\(denial)")
        let after = try await world.resolve("four.wild.example.test", "A")
        #expect(after.status == "NOERROR" && after.data("A").isEmpty, "\(after)")
    }
}
