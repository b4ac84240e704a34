package import DNSWire
package import UpkeepCore

/// What one server address of a zone says when asked about a name below it.
package struct Referral: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It points to the name servers of `zone`, a zone below its own.
        case delegation(zone: DNSName)
        /// It answers for the name itself: it serves the deeper zone too, and shows no cut.
        case answer
        /// The name exists without having records of its own: a cut may come deeper down (RFC 8020).
        case emptyName
        case noSuchName
        /// It points up or sideways, so it does not know its zone.
        case astray(to: DNSName)
        /// It answered with a response code that says nothing about the name, or did not answer.
        case failed
    }

    package var server: NameServerAddress
    package var kind: Kind
    /// The delegation's NS names in answer order, without duplicates.
    package var nameservers: [DNSName]
    /// Seconds; nil without a delegation.
    package var ttl: UInt32?
    /// The addresses that came along, in or out of bailiwick.
    package var glue: [DNSName: [IPAddress]]
    /// DS records of the delegation, and the RRSIGs over them.
    package var ds: [DNSRecord]
    /// NSEC, NSEC3 and their RRSIGs: the proof that there is no DS, or no such name.
    package var proof: [DNSRecord]
    package var reply: ServerReply

    package init(
        server: NameServerAddress, kind: Kind, nameservers: [DNSName] = [], ttl: UInt32? = nil,
        glue: [DNSName: [IPAddress]] = [:], ds: [DNSRecord] = [], proof: [DNSRecord] = [], reply: ServerReply
    ) {
        self.server = server
        self.kind = kind
        self.nameservers = nameservers
        self.ttl = ttl
        self.glue = glue
        self.ds = ds
        self.proof = proof
        self.reply = reply
    }
}
