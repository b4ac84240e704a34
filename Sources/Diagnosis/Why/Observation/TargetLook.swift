package import Checks
package import DNSWire

/// A name in another zone that the site's name is an alias of, and what was seen of that zone.
package struct TargetLook: Sendable {
    package var name: DNSName
    package var path: DelegationPath
    /// What the servers on the way and those of the zone said.
    package var transcript: DNSTranscript

    package init(name: DNSName, path: DelegationPath, transcript: DNSTranscript) {
        self.name = name
        self.path = path
        self.transcript = transcript
    }
}
