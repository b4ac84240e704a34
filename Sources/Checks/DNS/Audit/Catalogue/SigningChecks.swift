package import UpkeepCore

/// What can be asked about a zone's signatures by looking at its records.
package enum SigningChecks {
    package static let all: [Check] = [clock, presence, chain, signatures, algorithms, keys, denial, announced]

    package static let clock = Check(
        "dns.clock", title: "this machine's clock",
        why: "signatures are valid from one moment to another; with a wrong clock here nothing can be said about them",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "set this machine's clock: `timedatectl` shows whether it is synchronised")

    package static let presence = Check(
        "dns.dnssec.presence", title: "signed on both sides",
        why: "a DS above a zone that is not signed makes validating resolvers answer SERVFAIL for all of it",
        dependsOn: ["dns.clock"],
        remedy: "sign the zone at every provider, or take the DS out at the registrar and wait for its TTL")

    package static let chain = Check(
        "dns.dnssec.chain", title: "chain of trust",
        why: "one broken link from the root to a record and validating resolvers, most of the large ones, answer "
            + "SERVFAIL",
        dependsOn: ["dns.clock", "dns.dnssec.presence"],
        remedy: "mend the first broken link that is named; never unsign before the DS is gone and its TTL is over"
    ).shownAtAGlance

    package static let signatures = Check(
        "dns.dnssec.signatures", title: "signatures' remaining life",
        why: "when signatures run out the zone is gone for validating resolvers, all at once",
        severity: .warning, dependsOn: ["dns.clock", "dns.dnssec.presence"],
        remedy: "sign again now, and find out why it does not happen by itself: the signer's log, its clock, its keys")

    package static let algorithms = Check(
        "dns.dnssec.algorithms", title: "algorithms of keys and digests",
        why: "resolvers treat a zone signed with algorithms they gave up as unsigned, or as broken",
        severity: .warning, dependsOn: ["dns.dnssec.presence"],
        remedy: "roll to algorithm 13 (ECDSA P-256) with DS digest type 2 (SHA-256)")

    package static let keys = Check(
        "dns.dnssec.keys", title: "zone keys",
        why: "a short key can be broken, and an algorithm that has a key but no signatures breaks strict resolvers",
        severity: .warning, dependsOn: ["dns.dnssec.presence"],
        remedy: "roll to a key of 2048 bits, or better to algorithm 13; sign the whole zone with each algorithm")

    package static let denial = Check(
        "dns.dnssec.nsec", title: "proofs of absence",
        why: "many hash iterations cost resolvers so much that they take such zones for unsigned or broken "
            + "(RFC 9276)",
        severity: .warning, dependsOn: ["dns.dnssec.presence"],
        remedy: "set NSEC3 iterations to 0 and the salt to `-`")

    package static let announced = Check(
        "dns.dnssec.cds", title: "announced DS changes",
        why: "the zone above acts on CDS and CDNSKEY records: wrong ones replace a DS that works",
        severity: .warning, dependsOn: ["dns.dnssec.presence"],
        remedy: "publish CDS and CDNSKEY for keys in the zone, the same on every server, or none")
}
