package import UpkeepCore

/// What can be asked about whether all servers of a zone say the same.
package enum ZoneSyncChecks {
    package static let all: [Check] = [serial, expire, records, nameservers, signers]

    package static let serial = Check(
        "dns.sync.serial", title: "same serial everywhere",
        why: "a server that stopped fetching the zone answers with old data, to a part of the visitors, until its "
            + "copy expires and it answers nothing",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "look at transfers on the server that lags: its log, the primary's access list, the TSIG key, TCP "
            + "port 53 between them")

    package static let expire = Check(
        "dns.secondary.expire", title: "secondaries' copies last",
        why: "a secondary that cannot reach its primary serves its copy until the SOA's expire time is over, and then "
            + "answers SERVFAIL",
        dependsOn: ["dns.sync.serial"],
        remedy: "make transfers work again, or take the server out of the delegation before its copy expires")

    package static let records = Check(
        "dns.sync.rrset", title: "same records everywhere",
        why: "servers that answer differently send visitors and mail to different places, by chance",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "find which answer is right, and load it everywhere: `upkeep dns compare ZONE --with SERVER` lists "
            + "every difference")

    package static let nameservers = Check(
        "dns.sync.ns-union", title: "every server names all name servers",
        why: "resolvers replace the registrar's list by the one that a server gives; one that names only its own "
            + "provider takes the other out of use",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "enter the name servers of all providers as NS records at the apex, at each provider")

    package static let signers = Check(
        "dns.multisigner", title: "every signer's keys everywhere",
        why: "a resolver that has the keys from one provider and an answer signed by another fails with SERVFAIL "
            + "(RFC 8901)",
        dependsOn: ["dns.zone.served"],
        remedy: "publish every provider's zone signing keys in the DNSKEY records of all, and a DS for each "
            + "provider's key signing key")
}
