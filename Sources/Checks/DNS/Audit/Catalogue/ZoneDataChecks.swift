package import UpkeepCore

/// What can be asked about a zone's own records.
package enum ZoneDataChecks {
    package static let all: [Check] = [
        start, timers, primary, contact, negative, syntax, exchangers, sender, issuers, wildcard, aliases, dangling,
        expected,
    ]

    package static let start = Check(
        "dns.soa.single", title: "one SOA at the apex",
        why: "the SOA marks where a zone begins; without one, or with two, resolvers and secondaries give up",
        dependsOn: ["dns.zone.served"],
        remedy: "keep exactly one SOA record at the zone's apex")

    package static let timers = Check(
        "dns.soa.timers", title: "SOA times",
        why: "refresh, retry and expire decide how old a secondary's data may get and how long it goes on without "
            + "its primary",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "set refresh 14400, retry 3600, expire 1209600 or more, in the SOA record")

    package static let primary = Check(
        "dns.soa.primary", title: "SOA primary name server",
        why: "dynamic updates and notifications go to the server that the SOA names",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "name in the SOA a host with an address of its own, the same on every server")

    package static let contact = Check(
        "dns.soa.contact", title: "SOA contact",
        why: "people who find something wrong with the zone write to the mailbox in its SOA",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "write the mailbox with a dot for the `@`, as in `hostmaster.example.org.`; a dot before the `@` is "
            + "escaped: `first\\.last.example.org.`")

    package static let negative = Check(
        "dns.negative-ttl", title: "how long absence is remembered",
        why: "after a name was asked for too early, or deleted by mistake, resolvers deny it for this long",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "set the SOA's minimum, its last number, to between 300 and 3600 seconds")

    package static let syntax = Check(
        "dns.syntax.names", title: "names as names must be",
        why: "programs refuse host names with characters, hyphens or lengths that host names may not have",
        dependsOn: ["dns.delegation.found"],
        remedy: "rename the host: letters, digits and hyphens inside, 63 at most between dots")

    package static let exchangers = Check(
        "dns.mail.exchangers", title: "mail servers",
        why: "mail is lost or delayed when the MX records lead to aliases, addresses or nothing",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "let each MX name a host with A or AAAA records of its own; a domain without mail says `MX 0 .`")

    package static let sender = Check(
        "dns.mail.spf", title: "permitted senders (SPF)",
        why: "receivers trust mail by this record; two of them, or one that cannot be read, is as bad as none",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "keep exactly one TXT record that begins with `v=spf1`; a domain that never sends mail says "
            + "`v=spf1 -all`")

    package static let issuers = Check(
        "dns.caa", title: "permitted certificate issuers (CAA)",
        why: "an authority has to look here before it issues; if it is not named, or gets no answer, the next renewal "
            + "fails and the site goes down when the certificate expires",
        dependsOn: ["dns.zone.served"],
        remedy: "add a record for the authority that you use, as in `CAA 0 issue \"letsencrypt.org\"`")

    package static let wildcard = Check(
        "dns.wildcard", title: "names that nobody made",
        why: "a proof of absence that denies a type which the same server serves makes resolvers forget records that "
            + "exist",
        dependsOn: ["dns.zone.served"],
        remedy: "tell the provider, with both answers in hand; until then take the wildcard out, or give the names "
            + "records of their own")

    package static let aliases = Check(
        "dns.cname.chain", title: "aliases",
        why: "each alias is one more zone that has to work before a visitor has an address",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "point the name straight at the last name of the chain, or at addresses")

    package static let dangling = Check(
        "dns.dangling", title: "records that lead nowhere",
        why: "a name that points to one that nobody holds can be taken over by whoever registers it",
        dependsOn: ["dns.zone.served"],
        remedy: "take the record out, or point it to where the service is now")

    package static let expected = Check(
        "dns.expected", title: "answers as in good times",
        why: "an empty or changed answer is well-formed, so nothing else notices when automation publishes a wrong "
            + "one",
        dependsOn: ["dns.zone.served"],
        remedy:
            "if the change was meant, `upkeep why NAME` remembers it once the site is well there; if not, restore the "
            + "record set from the last export")
}
