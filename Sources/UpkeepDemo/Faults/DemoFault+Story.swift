extension DemoFault {
    /// What happened, in an operator's words.
    package var story: String {
        switch self {
        case .dns: "the name servers lost their zone file and answer SERVFAIL"
        case .dnsSilent: "the name servers take questions and never answer"
        case .dnsGone: "somebody deleted the shop's records: the name does not exist any more"
        case .dnsEmpty: "a deployment emptied the shop's record: the name exists, without an address"
        case .domainExpired: "nobody renewed the domain, and the registry took it out"
        case .oneSilent: "one of two DNS providers is flooded and answers nothing"
        case .oneLame: "one of two DNS providers has dropped the zone and answers REFUSED"
        case .oneStale: "one of two DNS providers still hands out the address of before the move"
        case .resolverDead: "the resolver here hangs, while everybody else finds the shop"
        case .connectRefused: "the web server crashed and nothing listens on its ports"
        case .connectDrop: "a firewall rule swallows every new connection without a word"
        case .oneAddressDead: "one of two web servers is down while DNS still sends visitors to it"
        case .expiredCertificate: "the renewal job died a month ago and the certificate expired this week"
        case .wrongName: "the web server hands out the blog's certificate"
        case .untrustedCA: "somebody installed a certificate from the office's own authority"
        case .missingIntermediate: "the new certificate was installed without its intermediate"
        case .rateLimited: "the content network took the visitor for a bot and answers 429"
        case .error500: "the release of this afternoon answers every page with an error"
        case .redirectLoop: "two rewrite rules send visitors back and forth for ever"
        case .truncated: "the cache's disk is full and pages end in the middle"
        case .slow: "a query lost its index and the first byte takes its time"
        case .wrongContent: "the server answers 200, with the hosting company's placeholder page"
        case .mixedContent: "an editor pasted a script and a picture with `http://` addresses"
        }
    }
}
