package import UpkeepCore

/// A program on this host that renews certificates, and how it is set up.
package struct RenewerObservation: Sendable, Hashable {
    package enum Program: String, Sendable, Hashable, CaseIterable {
        case certbot
        case acmeSh = "acme.sh"
        case caddy, lego
    }

    /// What makes it run: nothing renews by itself without one.
    package enum Trigger: Sendable, Hashable {
        /// A timer, cron entry or service that is on; which, e.g. `certbot.timer`.
        case active(String)
        /// There is one, and it is off or failed; which and why.
        case inactive(String)
        case none
    }

    package var program: Program
    /// E.g. `2.1.0`; nil when it could not be told without running it.
    package var version: String?
    package var lastRun: Seen<Timestamp>
    /// The error of its last run in its own words; nil when that went well or is not known.
    package var lastError: String?
    package var trigger: Seen<Trigger>
    package var certificates: [RenewedCertificate]
    /// Where its state was read, e.g. `/etc/letsencrypt`.
    package var home: String

    package init(
        _ program: Program, version: String? = nil, lastRun: Seen<Timestamp> = .notAsked, lastError: String? = nil,
        trigger: Seen<Trigger> = .notAsked, certificates: [RenewedCertificate] = [], home: String
    ) {
        self.program = program
        self.version = version
        self.lastRun = lastRun
        self.lastError = lastError
        self.trigger = trigger
        self.certificates = certificates
        self.home = home
    }
}
