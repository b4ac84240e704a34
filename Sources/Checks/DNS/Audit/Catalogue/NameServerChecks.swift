package import UpkeepCore

/// What can be asked about each server of a zone.
package enum NameServerChecks {
    package static let all: [Check] = [
        reachable, lame, loss, udp, tcp, edns, fragments, compliance, aaaa, types, any, letterCase, source, upward,
        recursion, transfer, identity, cookies,
    ]

    package static let reachable = Check(
        "dns.server.reachable", title: "name server answers",
        why: "a resolver that picks a dead server waits before it tries the next: visitors feel it as a slow site, "
            + "and when the last one dies the site is gone",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "see whether the server runs and whether UDP and TCP port 53 reach it; if it is gone for good, take it "
            + "out of the zone and out of the registrar's list"
    ).shownAtAGlance

    package static let lame = Check(
        "dns.server.lame", title: "name server serves the zone",
        why: "a listed server that does not have the zone looks alive and is no help: nobody sees it through a "
            + "resolver until the last good server dies",
        dependsOn: ["dns.zone.served"],
        remedy: "load the zone there, or take the server out of the zone and out of the registrar's list")

    package static let loss = Check(
        "dns.server.loss", title: "packets arrive",
        why: "a question that is lost costs a visitor a second or more, and a server that loses many is overloaded, "
            + "under attack, or behind a line that is",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "ask its operator what is going on there; compare with another vantage point before you change anything"
    )

    package static let udp = Check(
        "dns.transport.udp", title: "answers over UDP",
        why: "resolvers ask over UDP first; to almost all of them a server without it is dead",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "open UDP port 53 on the server's own firewall and on every one before it")

    package static let tcp = Check(
        "dns.transport.tcp", title: "answers over TCP",
        why: "what does not fit a datagram is asked again over TCP: without it large answers, often keys, DKIM and "
            + "certificate challenges, never arrive, while the web site looks fine",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "let the server listen on TCP, and open TCP port 53 on every firewall before it")

    package static let edns = Check(
        "dns.transport.edns", title: "answers with EDNS",
        why: "resolvers ask with EDNS; a server that drops or refuses such questions is slow for all and useless for "
            + "DNSSEC",
        dependsOn: ["dns.zone.served"],
        remedy: "update the server software, and look for a firewall that drops DNS packets it does not know")

    package static let fragments = Check(
        "dns.transport.frag", title: "answers that fit",
        why: "datagrams above 1232 bytes may be cut into fragments, which many networks drop",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "set the server's largest UDP answer to 1232 bytes, or make the record set smaller: fewer keys, or an "
            + "elliptic curve algorithm")

    package static let compliance = Check(
        "dns.edns.compliance", title: "takes any well-formed question",
        why: "servers and firewalls that drop questions they do not know break resolvers as soon as those learn "
            + "something new (RFC 8906)",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "update the server software, and let firewalls before it pass DNS unread")

    package static let aaaa = Check(
        "dns.aaaa-https.drop", title: "answers what browsers ask",
        why: "browsers ask for A, AAAA and HTTPS at once; a question that gets no answer holds up, or fails, each "
            + "visit",
        dependsOn: ["dns.zone.served"],
        remedy: "a name without such a record must be answered NOERROR and empty: update the server or load balancer "
            + "that drops the question")

    package static let types = Check(
        "dns.unknown-type", title: "answers for record types it does not know",
        why: "silence or an error for a new record type makes resolvers count the server as broken",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "update the server, or the firewall before it: unknown types are answered NOERROR and empty "
            + "(RFC 3597)")

    package static let any = Check(
        "dns.any", title: "answers ANY",
        why: "a server may keep its answer to ANY short, but one that says nothing makes askers wait and try again",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "let it give a short answer instead of none (RFC 8482)")

    package static let letterCase = Check(
        "dns.server.case", title: "keeps the question's letter case",
        why: "resolvers vary the case of letters as a defence against forged answers, and drop answers that do not "
            + "keep it",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "update the server: a question is sent back as it came, and names compare without case")

    package static let source = Check(
        "dns.source-mismatch", title: "answers from the address asked",
        why: "an answer that comes from another address, or with another id, is thrown away as a forgery",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "bind the server to the address it is asked at, and look for address translation on the way out")

    package static let upward = Check(
        "dns.upward-referral", title: "no referral to the root",
        why: "a server that answers strangers' questions with a list of root servers can be used to flood others",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "let it answer REFUSED for zones that it does not serve")

    package static let recursion = Check(
        "dns.recursion.open", title: "no recursion for strangers",
        why: "an open resolver is used to flood others and to poison its own cache, and a name server must serve its "
            + "own zones only",
        dependsOn: ["dns.zone.served"],
        remedy: "switch recursion off: `recursion no;` in BIND; run resolvers on other addresses")

    package static let transfer = Check(
        "dns.axfr.open", title: "zone transfer closed",
        why: "whoever may transfer the zone has the list of all your hosts, and a cheap way to load the server",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "allow transfers to your secondaries only, by address and TSIG key")

    package static let identity = Check(
        "dns.nsid", title: "how servers name themselves",
        why: "with anycast the same address is many machines; the name a machine gives tells a provider which one is "
            + "sick",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "switch on NSID, and hide the software's version")

    package static let cookies = Check(
        "dns.cookies", title: "DNS cookies",
        why: "a server that does not know its own cookies again refuses resolvers that give them back",
        severity: .warning, dependsOn: ["dns.zone.served"],
        remedy: "give all machines behind one address the same cookie secret (RFC 9018), or switch cookies off")
}
