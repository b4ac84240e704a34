package import UpkeepCore

/// One TCP connection to one address and the dialogue held on it.
package struct PortObservation: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        /// What the step was, as the config writes it, e.g. `expect "^220 "`, `send "EHLO upkeep"`, `starttls`.
        package var step: String
        /// The line or bytes that came for an expect step, at most 512 characters, unprintable bytes escaped.
        package var received: String?
        package var elapsed: Duration

        package init(step: String, received: String? = nil, elapsed: Duration = .zero) {
            self.step = step
            self.received = received
            self.elapsed = elapsed
        }
    }

    package var endpoint: Endpoint
    package var phases: PhaseTimings
    package var steps: [Step]
    package var tls: TLSObservation?
    /// nil when connecting, and every step, went as configured. A step that got the wrong answer is `content`.
    package var failure: ProbeFailure?

    package init(
        endpoint: Endpoint, phases: PhaseTimings = PhaseTimings(), steps: [Step] = [], tls: TLSObservation? = nil,
        failure: ProbeFailure? = nil
    ) {
        self.endpoint = endpoint
        self.phases = phases
        self.steps = steps
        self.tls = tls
        self.failure = failure
    }
}
