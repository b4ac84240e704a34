package import Checks
import DNSWire
import UpkeepCore

extension StubResolver {
    /// Ancestors that are asked at most; names of real certificates have a handful.
    private static let mostAncestors = 16

    /// The CAA records that bind who issues for `host`: its own, else those of the nearest ancestor that has any
    /// (RFC 8659 section 3).
    /// - Parameter budget: For all of it together.
    package func issuers(for host: String, budget: Duration) async -> Seen<CAAObservation> {
        let deadline = ContinuousClock.now + budget
        guard var name = try? DNSName(host.hasPrefix("*.") ? String(host.dropFirst(2)) : host), !name.isRoot else {
            return .doesNotApply("`\(host)` is no DNS name")
        }
        guard !settings.servers.isEmpty else { return .notLooked("this machine has no resolver") }
        for _ in 0..<Self.mostAncestors {
            let place = name.text(trailingDot: false, lowercased: true)
            let answer = await ask(DNSQuestion(name, .caa), deadline: deadline)
            guard let message = answer.message, answer.failure == nil else {
                return .notLooked(
                    "its CAA records could not be had at `\(place)`: \((answer.failure ?? .timedOut).inBrief)")
            }
            let records = message.answers.compactMap { record -> CAAData? in
                if case .caa(let data) = record.data { data } else { nil }
            }
            if !records.isEmpty { return .seen(CAAObservation(foundAt: place, records: records)) }
            guard let parent = name.parent, !parent.isRoot else { break }
            name = parent
        }
        return .seen(CAAObservation(foundAt: nil, records: []))
    }
}
