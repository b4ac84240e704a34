package import UpkeepCore

/// The questions that `upkeep why` asks, from this machine outwards to the site.
package enum WhyChecks {
    package static let all: [Check] = [here, delegation, servers, signatures, answers, site]

    package static let here = Check(
        "why.here", title: "this machine's network, resolvers and clock",
        why: "when the observer's own network, resolver or clock is broken every site looks down",
        remedy: "repair this first: nothing else that is seen from here can be trusted")

    package static let delegation = Check(
        "why.delegation", title: "what the parent zone says",
        why:
            "the registry's servers tell the world where a zone's name servers are; an expired or held domain vanishes "
            + "there first, however healthy everything below is",
        dependsOn: ["why.here"],
        remedy: "look at the domain at the registrar: its expiry, its status and its name servers")

    package static let servers = Check(
        "why.servers", title: "the zone's name servers, each asked itself",
        why: "resolvers hide a dead name server until the last one goes, so each is asked on its own",
        dependsOn: ["why.here", "why.delegation"],
        remedy: "repair the server that is named, or take it out of the delegation until it is well")

    package static let signatures = Check(
        "why.signatures", title: "the chain of DNSSEC signatures",
        why: "resolvers that check signatures treat a name whose chain is broken as if it did not exist",
        dependsOn: ["why.here", "why.servers"],
        remedy:
            "sign the zone again, or correct the DS at the registrar; never remove signatures before the DS is gone "
            + "and its TTL has passed")

    package static let answers = Check(
        "why.answers", title: "what resolvers tell visitors",
        why:
            "a visitor gets what some resolver remembers, which can be old, wrong or nothing while the servers are well",
        dependsOn: ["why.here", "why.delegation", "why.servers", "why.signatures"],
        remedy: "compare with what the name servers say themselves; what is only old goes away with its TTL")

    package static let site = Check(
        "why.site", title: "the site, asked at its addresses without DNS",
        why: "going to the addresses directly shows whether the site is alive, whatever DNS does",
        dependsOn: ["why.here"],
        remedy: "look at the layer that is named: the machine, its certificate, or the application")
}
