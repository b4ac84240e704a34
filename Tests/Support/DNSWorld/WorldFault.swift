/// What can be wrong in the world. A is provider `alpha-dns.test`, B is provider `beta-dns.test`.
package enum WorldFault: String, CaseIterable, Sendable {
    // One of two providers.

    /// B does not know the zone: REFUSED.
    case betaLame
    /// B has not transferred the zone yet: SERVFAIL.
    case betaEmpty
    /// B serves an older serial with other addresses, since transfers fail.
    case betaStale
    /// B's copy is older than the SOA record's expire: SERVFAIL.
    case betaExpired
    /// B serves the zone without signatures, although the registry has a DS record.
    case betaUnsigned
    case betaDropsUDP
    case betaDropsTCP
    /// No packet to B is answered.
    case betaSilent
    /// 30 of 100 packets to B vanish.
    case betaLossy
    /// B's process is stopped by a signal.
    case betaFrozen
    /// B's process is gone: its machine refuses.
    case betaStopped
    /// B hands the zone to anyone.
    case betaTransferOpen
    /// B resolves other people's names for anyone.
    case betaRecursionOpen
    /// The registry's A record for `ns1.beta-dns.test` points to nobody.
    case betaGlueWrong

    // Both providers.

    case providersSilent
    case providersStopped
    /// TCP to both is dropped, so answers that do not fit a datagram never come.
    case providersDropTCP
    /// Both send datagrams of up to 4,096 octets over a path of 1,280 that loses fragments.
    case fragmentsLost

    // Signatures.

    /// Signatures by the zone-signing key ended in 2020; the keys themselves are signed as they should be.
    case signaturesExpired
    /// The signature on the keys ended in 2020; all others are good.
    case keySignatureExpired
    /// Signatures by the zone-signing key start in three days.
    case signaturesEarly
    /// The registry's DS record matches no key.
    case signerMismatch
    /// Nobody signs any more, while the registry still has the DS record.
    case unsignedUnderSigner
    /// The NSEC record at `*.wild.example.test` denies the A record that is there.
    case bitmapDeniesType
    /// NSEC3 with 2,500 iterations.
    case nsec3Heavy

    // What the zone says.

    /// Both providers answer NOERROR without addresses for the shop's names.
    case answerEmpty
    /// Both providers send visitors to the parking company.
    case answerWrong
    /// `www` and `loop` are aliases of each other.
    case aliasLoop
    /// `www` is an alias of `shop.cdn.test`, which leads to the shop's machines; nothing is wrong with that.
    case aliasElsewhere
    /// The same, and the only server of `cdn.test` is silent.
    case aliasTargetSilent
    /// `www` is an alias of a name that `cdn.test` does not have.
    case aliasTargetGone
    /// `www` is an alias of a name below a domain that nobody has registered.
    case aliasDomainGone
    /// A third name server, `ns3.control.test`, is an alias of B's.
    case serverIsAlias
    /// The zone's name servers are named inside it; nothing is wrong with that.
    case serversInside
    /// B is fed apart from A: it has a serial, a primary and addresses of its own; nothing is wrong with that.
    case betaOwnData
    /// 98 more servers, which are all silent.
    case hundredServers
    /// The shop has moved, its old machines are off, and resolvers still have the old addresses.
    case siteMoved

    // The registry.

    case registrationGone
    /// The registry delegates to the parking company.
    case delegationForeign
    /// The same, and the parking company hands visitors on to the shop.
    case delegationTaken

    // Resolvers, and where we look from.

    case resolverSilent
    /// The resolver sends visitors to the parking company.
    case resolverLying
    /// The resolver says that there is no `example.test`, since somebody put it on a list.
    case resolverBlocking
    /// As behind a captive portal: both resolvers say that nothing exists, and all other DNS vanishes.
    case resolversDenyAll
    /// The resolver alone knows `intra.example.test` and `nas.lan`; nothing is wrong with that.
    case nameInternal
    /// Both providers are silent, and the resolver answers from what it remembers.
    case resolverServesStale
    /// Whatever we send vanishes.
    case networkDown

    // The site.

    /// One of the shop's two machines is off.
    case webHalfSilent
    case webSilent
    case certificateExpired
    case certificateWrongName
    case webError500
    case webContentWrong
    /// The shop's machines and both its providers, at once.
    case everythingSilent
}
