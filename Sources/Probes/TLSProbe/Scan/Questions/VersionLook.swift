import Checks
import TLSWire

/// All that was asked about one version.
struct VersionLook: Sendable {
    var observation: VersionObservation
    /// What the server said yes to, in the order it was asked.
    var replies: [ServerReply] = []
    /// Groups it accepts with TLS 1.3, and the one it takes when it has the choice.
    var groups: [NamedGroup] = []
    var preferredGroup: NamedGroup?
    /// Why there may be more groups than those; nil when there are not.
    var groupsCutShort: String?

    var version: TLSVersion { observation.version }
    var isOffered: Bool { observation.isOffered }
    var suites: [CipherSuite] { observation.suites.value?.accepted ?? [] }
}
