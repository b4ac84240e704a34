import Checks
import DNSWire

/// What the zone's own servers say with one voice.
struct Denial {
    /// nil when only the walk met it: the zone says that there is no such name.
    let answer: NameAnswer?
    let witnesses: Int

    /// - Returns: nil when the servers contradict one another or say nothing.
    init?(_ views: WhyViews) {
        let groups = views.authority.answers
        if groups.count == 1, let group = groups.first, group.answer.kind != .alias {
            answer = group.answer
            // Two servers, or two questions to one of them: A and AAAA.
            witnesses = group.servers.reduce(0) { $0 + $1.observations }
        } else {
            guard groups.isEmpty, views.delegation.deniedBy > 0 else { return nil }
            answer = nil
            witnesses = views.delegation.deniedBy
        }
    }

    /// The rest of `NAME …`.
    var words: String {
        switch answer?.kind {
        case .addresses: "is at \(answer?.words ?? "")"
        case .loop: "is an alias that leads back to itself"
        case .noData: "has no address"
        case .noName, .alias, nil: "does not exist"
        }
    }
}
