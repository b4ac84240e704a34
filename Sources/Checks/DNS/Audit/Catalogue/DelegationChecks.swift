package import UpkeepCore

/// What can be asked about the way from the root to a zone.
package enum DelegationChecks {
    package static let all: [Check] = [
        found, served, whole, parents, count, hosts, names, glue, size, addresses, reverse,
    ]

    package static let found = Check(
        "dns.delegation.found", title: "delegation",
        why: "resolvers find a zone by asking the zone above it; without a delegation there nothing under the name "
            + "exists for anybody",
        dependsOn: ["dns.registration.status"],
        remedy: "see at the registrar whether the domain is registered and has name servers; "
            + "`dig +trace NS ZONE` shows where the way ends")

    package static let served = Check(
        "dns.zone.served", title: "a name server that works",
        why: "when none of a zone's name servers serves it, every name in it is gone as soon as caches run out",
        dependsOn: ["dns.delegation.found"],
        remedy: "bring one server back first, or enter another provider's servers, with the zone loaded, at the "
            + "registrar")

    package static let whole = Check(
        "dns.zone.whole", title: "everything asked",
        why: "what was not asked may be what is broken; an audit that runs out of time must not pass for a good one",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "give it more time, as in `--deadline 1m`")

    package static let parents = Check(
        "dns.delegation.parents", title: "parents that agree",
        why: "when the servers of the zone above delegate differently, it depends on chance which name servers a "
            + "visitor gets",
        dependsOn: ["dns.delegation.found"],
        remedy: "wait for one SOA refresh of the zone above; if they still differ, tell its operator, through the "
            + "registrar")

    package static let count = Check(
        "dns.delegation.count", title: "enough name servers",
        why: "one name server, or two at one address, is one cable away from taking the whole zone down",
        dependsOn: ["dns.delegation.found"],
        remedy: "run the zone on at least two servers in different networks and enter both at the registrar")

    package static let hosts = Check(
        "dns.delegation.hosts", title: "name servers' own names",
        why: "a name server whose name has no address, or is an alias, is one that resolvers cannot ask",
        dependsOn: ["dns.delegation.found"],
        remedy: "give the name server's name A and AAAA records of its own, or take it out of the NS records")

    package static let names = Check(
        "dns.delegation.names", title: "same name servers above and in the zone",
        why: "resolvers use both lists; a server that only one of them names gets a part of the traffic, or none, and "
            + "is forgotten when something moves",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "make the list at the registrar and the NS records at the zone's apex the same")

    package static let glue = Check(
        "dns.delegation.glue", title: "glue addresses",
        why: "resolvers go to the addresses that the zone above hands out; an old one there sends them to a machine "
            + "that is gone, or somebody else's",
        dependsOn: ["dns.zone.served"],
        remedy: "update the host object's addresses at the registrar of the name server's domain")

    package static let size = Check(
        "dns.delegation.size", title: "delegation fits a small datagram",
        why: "resolvers without EDNS get 512 bytes; a delegation that does not fit costs them a TCP connection",
        severity: .warning, dependsOn: ["dns.delegation.found"],
        remedy: "use fewer name servers, or names that share a suffix")

    package static let addresses = Check(
        "dns.delegation.addresses", title: "name servers on public addresses",
        why: "a name server on a private address is unreachable for everybody outside that network",
        dependsOn: ["dns.delegation.found"],
        remedy: "enter the public address, here and at the registrar")

    package static let reverse = Check(
        "dns.delegation.reverse", title: "name servers' reverse names",
        why: "some networks look twice at hosts without a reverse name, and people reading logs do too",
        severity: .warning, dependsOn: ["dns.delegation.found"],
        remedy: "ask whoever runs the network to enter a PTR record with the name server's name")
}
