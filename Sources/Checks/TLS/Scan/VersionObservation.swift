package import TLSWire

/// What a server made of a client that offers one version only.
package struct VersionObservation: Sendable, Hashable {
    package enum Answer: Sendable, Hashable {
        case offered
        /// How it said no, e.g. "alert 70 (protocol version)".
        case refused(String)
        /// Neither a yes nor a no: silence, nonsense, a failure.
        case unclear(ProbeFailure)
    }

    package var version: TLSVersion
    package var answer: Answer
    package var suites: Seen<SuiteObservation>

    package init(_ version: TLSVersion, _ answer: Answer, suites: Seen<SuiteObservation> = .notAsked) {
        self.version = version
        self.answer = answer
        self.suites = suites
    }

    package var isOffered: Bool { answer == .offered }
}
