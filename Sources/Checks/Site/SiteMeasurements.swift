import CertificateReader
import HTTPWire
package import UpkeepCore

/// The numbers in one look at a site. Series without an address are about the address that a browser would have used.
package struct SiteMeasurements {
    private let subject: Subject
    private let findings: [Finding]
    private var list: [Measurement] = []

    /// - Parameter findings: what ``SiteJudge`` said about this very observation.
    /// - Returns: in a fixed order; what was not measured is absent.
    package static func measure(_ observation: SiteObservation, findings: [Finding], site: Site) -> [Measurement] {
        var measurements = SiteMeasurements(subject: site.subject, findings: findings)
        measurements.measure(observation)
        return measurements.list
    }

    private init(subject: Subject, findings: [Finding]) {
        self.subject = subject
        self.findings = findings
    }

    private mutating func measure(_ observation: SiteObservation) {
        let isSuccess = findings.overall.gravity < Status.unknown.gravity
        add(SiteMetrics.success, isSuccess ? 1 : 0)
        add(SiteMetrics.duration, observation.elapsed.inSeconds)
        switch observation.sight {
        case .http(let name, _, let attempts):
            addName(name)
            addHTTP(used(attempts, \.path), name)
            addAddresses(attempts.map { ($0.address, $0.elapsed) }, HTTPChecks.partial, isSuccess)
        case .port(let name, _, let attempts):
            addName(name)
            if let used = used(attempts, \.path) {
                add(SiteMetrics.ipProtocol, used.endpoint.address.family == .v6 ? 6 : 4)
                if let tls = used.tls { addTLS(tls) }
            }
            addPattern(PortChecks.dialogue)
            let times = attempts.map { attempt in
                (attempt.endpoint.address, attempt.steps.reduce(attempt.phases.total) { $0 + $1.elapsed })
            }
            addAddresses(times, PortChecks.partial, isSuccess)
        case .record(let record): add(SiteMetrics.lookup, record.elapsed.inSeconds)
        }
    }

    /// The attempt whose connection a browser would have used; the first it would have tried when none stood.
    private func used<Attempt>(_ attempts: [Attempt], _ path: KeyPath<Attempt, UserView.Path>) -> Attempt? {
        let address = UserView(attempts.map { $0[keyPath: path] }).address
        return attempts.first { $0[keyPath: path].address == address }
            ?? attempts.first { $0[keyPath: path].address.family == .v6 } ?? attempts.first
    }

    private mutating func addName(_ name: NameObservation) {
        if name.source == .resolver || name.source == .hosts { add(SiteMetrics.lookup, name.elapsed.inSeconds) }
    }

    private mutating func addHTTP(_ attempt: HTTPObservation?, _ name: NameObservation) {
        guard let attempt else { return }
        add(SiteMetrics.ipProtocol, attempt.address.family == .v6 ? 6 : 4)
        addPattern(HTTPChecks.body)
        addPhases(attempt, name)
        if let last = attempt.hops.last, let answer = last.answer {
            add(SiteMetrics.status, Double(answer.status))
            if let text = answer.headers["content-length"], let length = Double(text) {
                add(SiteMetrics.contentLength, length)
            }
            if answer.bodyEnd != .incomplete, answer.bodyEnd != .capped {
                add(SiteMetrics.bodyLength, Double(answer.body.count))
            }
            add(SiteMetrics.redirects, Double(attempt.hops.count - 1))
            add(SiteMetrics.isEncrypted, last.url.scheme == .https ? 1 : 0)
            if let version = Double(answer.version.dropFirst("HTTP/".count)) { add(SiteMetrics.version, version) }
        }
        if let tls = attempt.hops.last(where: { $0.tls != nil })?.tls { addTLS(tls) }
    }

    private mutating func addPhases(_ attempt: HTTPObservation, _ name: NameObservation) {
        let phases: [(String, [ProbePhase])] = [
            ("resolve", [.dns]), ("connect", [.connect]), ("tls", [.tls]), ("processing", [.request, .ttfb]),
            ("transfer", [.transfer]),
        ]
        for (label, parts) in phases {
            var sum: Duration?
            for hop in attempt.hops {
                for part in parts { if let took = hop.phases[part] { sum = (sum ?? .zero) + took } }
            }
            if label == "resolve", name.source == .resolver || name.source == .hosts,
                attempt.hops.first?.phases[.dns] == nil
            {
                sum = (sum ?? .zero) + name.elapsed
            }
            if let sum { add(SiteMetrics.phase, sum.inSeconds, [.init("phase", label)]) }
        }
    }

    private mutating func addTLS(_ tls: TLSObservation) {
        if let earliest = tls.presented.compactMap(\.notAfter).min() {
            add(SiteMetrics.earliestExpiry, Double(earliest.seconds))
        }
        if let trust = tls.trust, trust.problem == nil, let end = trust.pathNotAfter {
            add(SiteMetrics.chainExpiry, Double(end.seconds))
        }
        if let version = tls.version {
            let spelled = version.hasPrefix("TLSv") ? "TLS \(version.dropFirst(4))" : version
            add(SiteMetrics.tlsVersion, 1, [.init("version", spelled)])
        }
    }

    /// Whether words were at fault; absent when nobody asked for words, or they could not be looked at.
    private mutating func addPattern(_ check: Check) {
        guard let finding = findings.first(where: { $0.check == check.id }), finding.suppressedBy == nil,
            finding.status != .unknown
        else { return }
        add(SiteMetrics.failedDueToRegex, finding.status == .ok ? 0 : 1)
    }

    private mutating func addAddresses(_ times: [(IPAddress, Duration)], _ partial: Check, _ isSuccess: Bool) {
        let working = findings.first { $0.check == partial.id }?.evidence["working"]
        for (address, _) in times {
            let isGood =
                if case .list(let texts) = working { texts.contains(.text(address.description)) } else { isSuccess }
            add(SiteMetrics.addressSuccess, isGood ? 1 : 0, [.init("address", address.description)])
        }
        for (address, took) in times {
            add(SiteMetrics.addressDuration, took.inSeconds, [.init("address", address.description)])
        }
    }

    private mutating func add(_ metric: Metric, _ value: Double, _ labels: [Measurement.Label] = []) {
        list.append(Measurement(metric, subject, value, labels: labels))
    }
}
