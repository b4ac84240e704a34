package import Checks

/// An unrelated web site, asked to see whether the web can be reached from here.
package struct ControlLook: Sendable, Hashable {
    /// As a person knows it, e.g. `www.example.org`.
    package var host: String
    package var attempts: [HTTPObservation]

    package init(host: String, attempts: [HTTPObservation]) {
        self.host = host
        self.attempts = attempts
    }

    /// Whether it was given its time; a fault on this side says nothing.
    var isSeen: Bool { attempts.contains { $0.failure?.kind != .local } }

    /// Whether something there spoke: a refusal or a reset comes from there too.
    var isReachable: Bool { attempts.contains(where: \.isHeard) }
}
