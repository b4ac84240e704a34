import DNSWorld

/// Messages of Zonemaster's, graver than a note, that our report of the same fault does not name, and why.
struct ZonemasterDifference {
    let faults: Set<WorldFault>
    let tags: Set<String>
    let why: String

    static func why(_ tag: String, _ fault: WorldFault) -> String? {
        all.first { $0.faults.contains(fault) && $0.tags.contains(tag) }?.why
    }

    static let all: [ZonemasterDifference] = [
        ZonemasterDifference(
            faults: [.betaLame, .betaEmpty, .betaExpired],
            tags: [
                "NS_FAILED", "NS_ERROR", "A_UNEXPECTED_RCODE", "NO_RESPONSE_DNSKEY",
                "CN01_UNEXPECTED_RCODE_NS_QUERY_UDP", "CN02_UNEXPECTED_RCODE_NS_QUERY_TCP",
            ],
            why: "what a server that does not serve the zone answers to every further question; we do not ask it any"),
        ZonemasterDifference(
            faults: [.betaDropsUDP, .betaSilent, .betaFrozen, .betaStopped],
            tags: [
                "OUT_OF_BAILIWICK_ADDR_MISMATCH", "CAN_NOT_BE_RESOLVED", "NOT_ENOUGH_IPV4_NS_CHILD",
                "NOT_ENOUGH_IPV4_NS_DEL", "NOT_ENOUGH_IPV6_NS_CHILD", "NOT_ENOUGH_IPV6_NS_DEL",
            ],
            why:
                "the server's name can be looked up only at the server itself, so Zonemaster takes it for one that does not "
                + "exist and does not test it; we ask at the addresses that the zone above hands out"),
        ZonemasterDifference(
            faults: [.betaLossy],
            tags: [
                "BREAKS_ON_EDNS", "CN01_NO_RESPONSE_NS_QUERY_UDP", "CN01_NO_RESPONSE_SOA_QUERY_UDP",
                "CN01_NO_RESPONSE_UDP", "CN02_NO_RESPONSE_NS_QUERY_TCP", "CN02_NO_RESPONSE_SOA_QUERY_TCP",
                "CN02_NO_RESPONSE_TCP", "Z09_NO_RESPONSE_MX_QUERY", "AAAA_QUERY_DROPPED", "NO_RESPONSE_DNSKEY",
                "CASE_QUERY_NO_ANSWER", "CASE_QUERIES_RESULTS_DIFFER", "N10_NO_RESPONSE_EDNS1_QUERY",
                "N11_NO_RESPONSE", "NS_ERROR", "QUERY_DROPPED",
            ],
            why: "whichever questions happen to get lost, taken for what the server does; we count the losses"),
        ZonemasterDifference(
            faults: [.betaUnsigned], tags: ["NO_RESPONSE_DNSKEY", "EXTRA_PROCESSING_BROKEN"],
            why: "what serving no signatures shows to other questions; one finding says it"),
        ZonemasterDifference(
            faults: [.unsignedUnderSigner], tags: ["NO_RESPONSE_DNSKEY", "EXTRA_PROCESSING_BROKEN"],
            why: "what serving no signatures shows to other questions; one finding says it"),
        ZonemasterDifference(
            faults: [.signaturesExpired, .signaturesEarly], tags: ["DS10_NSEC_RRSIG_VERIFY_ERROR"],
            why: "the same signatures, over the proofs of absence; the chain's first broken link says it"),
        ZonemasterDifference(
            faults: [.providersSilent, .providersStopped, .everythingSilent],
            tags: ["NO_GLUE_PREVENTS_NAMESERVER_TESTS", "CANNOT_CONTINUE"],
            why: "the glue is there; its servers' names could not be looked up, and nothing was tested"),
        ZonemasterDifference(
            faults: [.keySignatureExpired], tags: ["DS02_RRSIG_NOT_VALID_BY_DNSKEY", "DS02_NO_MATCHING_DNSKEY_RRSIG"],
            why: "the same signature, by the DS; the chain's first broken link says it"),
    ]
}
