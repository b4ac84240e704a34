package import UpkeepCore

/// What can be asked about names: do they resolve, to what was agreed, from whom.
package enum DNSChecks {
    package static let all: [Check] = [resolve, addresses, nameservers, record]

    package static let resolve = Check(
        "dns.resolve", title: "name resolution",
        why: "before anything else a visitor's machine turns the name into an address; when that fails the site is "
            + "gone, however healthy its servers are",
        remedy: "look at the zone and its name servers: `dig +trace NAME` shows which step breaks, and the registrar "
            + "shows whether the domain has lapsed")

    package static let addresses = Check(
        "dns.addresses", title: "addresses as agreed",
        why: "an address that nobody agreed to may be somebody else's machine, and one that is gone may be a "
            + "load balancer that dropped out unnoticed",
        dependsOn: ["dns.resolve"],
        remedy: "if the change was meant, put the new addresses under `expect: addresses:` in the config; if not, "
            + "find out who can edit the zone and restore the records")

    package static let nameservers = Check(
        "dns.nameservers", title: "name servers as agreed",
        why: "whoever runs the name servers decides where every visitor and every mail goes; a change that nobody "
            + "ordered is how domains are taken over",
        remedy: "if the change was meant, put the new names under `expect: nameservers:` in the config; if not, "
            + "lock the domain at the registrar now and restore the delegation")

    package static let record = Check(
        "dns.record", title: "DNS record",
        why: "mail, verification and delegation hang on single records that nobody looks at until they are wrong",
        remedy: "ask the server yourself with `dig @SERVER NAME TYPE`, then correct the zone, or the expectation"
    ).shownAtAGlance
}
