package import UpkeepCore

/// What can be asked about what a zone survives, and for how long.
package enum RedundancyChecks {
    package static let all: [Check] = [
        removal, operators, systems, prefixes, circular, families, survival, move, statusPage,
    ]

    package static let removal = Check(
        "dns.redundancy.n-1", title: "what may fail",
        why: "a zone should go on answering when any one server, network, operator, family or transport is gone",
        dependsOn: ["dns.zone.served"],
        remedy: "add a name server that shares nothing with the one that everything hangs on"
    ).shownAtAGlance

    package static let operators = Check(
        "dns.redundancy.operator", title: "more than one operator",
        why: "an attack on a DNS provider, or a mistake of it, takes down all its servers at once, wherever they are",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "load the zone at a second provider (`upkeep dns export ZONE` gives it) and add its name servers at "
            + "the registrar and at the apex"
    ).shownAtAGlance

    package static let systems = Check(
        "dns.redundancy.asn", title: "more than one network",
        why: "one withdrawn route takes a whole network, and every server in it, off the Internet",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "place a name server in the network of another operator")

    package static let prefixes = Check(
        "dns.redundancy.prefix", title: "more than one address prefix",
        why: "routes are announced and lost by prefix",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "place a name server in another prefix")

    package static let circular = Check(
        "dns.redundancy.tld", title: "no circle among name servers' names",
        why: "a name server's name that only that server's own machines can resolve is lost together with them",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "name the servers under several domains, or let the registrar enter glue for them")

    package static let families = Check(
        "dns.redundancy.family", title: "both IPv4 and IPv6",
        why: "resolvers with only one of both reach only the servers that have it",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "give at least two name servers an address of the other family, at the registrar too")

    package static let survival = Check(
        "dns.ttl.survival", title: "how long caches carry visitors",
        why: "when all name servers are gone, visitors who have cached answers keep coming for as long as the "
            + "shortest TTL on the way",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "raise the TTL of the records on the way to an hour or more, or add a second operator"
    ).shownAtAGlance

    package static let move = Check(
        "dns.ttl.switch", title: "how long a change of provider takes",
        why: "resolvers hold the old name servers and the old DS for as long as the zone above tells them to",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "know the time before you need it, and have a second provider in place instead"
    ).shownAtAGlance

    package static let statusPage = Check(
        "dns.statuspage.shared-fate", title: "status page apart",
        why: "a status page that goes down together with what it reports on tells nobody anything",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "put the status page on another domain, at another DNS provider and another host")
}
