package import DNSWire
package import UpkeepCore

/// All that one audit saw of one zone: who says where it is, and what each of its servers answered to everything asked.
package struct ZoneSurvey: Sendable {
    package var zone: DNSName
    package var path: DelegationPath
    package var transcript: DNSTranscript
    package var startedAt: Timestamp
    package var elapsed: Duration
    /// Whether the time was up before everything was looked at.
    package var ranOutOfTime = false
    /// What other sources know of addresses and registration; absent ones are `unknown`, never guessed.
    package var networks: [IPAddress: NetworkOrigin]
    package var registration: RegistrationObservation?
    /// Whether anybody was to be asked about networks.
    package var asksForNetworks = true
    /// Names that the zone leads to and does not hold, as far as they were looked up.
    package var outside: [DNSName: OutsideName] = [:]
    /// PTR names of the servers' addresses; an address that was asked about and has none is there with an empty list.
    package var reverse: [IPAddress: [DNSName]] = [:]

    package init(
        zone: DNSName, path: DelegationPath, transcript: DNSTranscript,
        startedAt: Timestamp, elapsed: Duration = .zero, networks: [IPAddress: NetworkOrigin] = [:],
        registration: RegistrationObservation? = nil
    ) {
        self.zone = zone
        self.path = path
        self.transcript = transcript
        self.startedAt = startedAt
        self.elapsed = elapsed
        self.networks = networks
        self.registration = registration
    }
}
