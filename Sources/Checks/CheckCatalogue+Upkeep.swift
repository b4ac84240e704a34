package import UpkeepCore

extension CheckCatalogue {
    /// Every check that Upkeep knows, causes first: one line per family.
    package static let upkeep = CheckCatalogue(families: [
        DNSChecks.all,
        PortChecks.connection,
        TLSChecks.all,
        EncryptionChecks.all,
        ServerFlawChecks.all,
        CertificateChecks.all,
        CertificateFileChecks.all,
        RenewerChecks.all,
        PortChecks.conversation,
        HTTPChecks.all,
        RegistrationChecks.all,
        DelegationChecks.all,
        NameServerChecks.all,
        ZoneSyncChecks.all,
        ComparisonChecks.all,
        ZoneDataChecks.all,
        SigningChecks.all,
        RedundancyChecks.all,
        WhyChecks.all,
        AlertChecks.all,
        HeartbeatChecks.all,
        WatchChecks.all,
        SchedulingChecks.all,
    ])

    /// Those that looking at sites makes.
    package static let sites = CheckCatalogue(families: [
        DNSChecks.all, PortChecks.connection, TLSChecks.all, PortChecks.conversation, HTTPChecks.all,
    ])

    /// Those that testing endpoints and certificate files makes.
    package static let endpoints = CheckCatalogue(families: [
        TLSChecks.all, EncryptionChecks.all, ServerFlawChecks.all, CertificateChecks.all, CertificateFileChecks.all,
        RenewerChecks.all,
    ])

    /// Those that auditing zones makes.
    package static let zones = CheckCatalogue(families: [
        [DNSChecks.nameservers], RegistrationChecks.all, DelegationChecks.all, NameServerChecks.all,
        ZoneSyncChecks.all, ZoneDataChecks.all, SigningChecks.all, RedundancyChecks.all,
    ])
}
