import Checks
import DNSWire

/// A name in somebody else's zone that the site's name leads to.
struct TargetView {
    enum State: Hashable {
        /// Its zone's servers give it an address or lead on.
        case works
        /// The servers of `parent` say that the domain it is in does not exist.
        case noDomain(DNSName, parent: DNSName)
        /// Its own zone's servers say that there is no such name, or no address at it.
        case noName, noData
        /// No server of its zone speaks for it.
        case dead
        /// No server of the zone above its own answers.
        case unanswered
        /// Too little was seen.
        case unseen
    }

    let name: DNSName
    let authority: AuthorityView
    let state: State
    /// Packets and answers that `state` rests on.
    let witnesses: Int

    init(_ look: TargetLook, _ vantage: VantageFacts) {
        name = look.name
        let authority = AuthorityView(look, vantage)
        self.authority = authority
        let last = look.path.steps.last
        let denials = last?.referrals.count { $0.kind == .noSuchName } ?? 0
        switch look.path.ending {
        case .noSuchName where look.path.isDeniedByRegistry:
            state = .noDomain(look.name.suffix(look.path.zone.labels.count + 1), parent: look.path.zone)
            witnesses = denials
        case .noSuchName: (state, witnesses) = (.noName, denials)
        case .unanswered where look.path.steps.count > 1:
            state = .unanswered
            witnesses = last?.referrals.filter { !$0.reply.isCancelled }.reduce(0) { $0 + $1.reply.sends } ?? 0
        case .found where authority.isDown:
            (state, witnesses) = (.dead, authority.seen.map(\.observations).min() ?? 0)
        case .found:
            let answers = authority.answers
            witnesses = answers.reduce(0) { $0 + $1.servers.count }
            let nothing = Set(answers.filter(\.answer.leadsNowhere).map(\.answer.kind))
            // Servers that contradict one another are not our zone's to judge.
            state =
                answers.isEmpty
                ? .unseen
                : answers.contains { !$0.answer.leadsNowhere } ? .works : nothing == [.noName] ? .noName : .noData
        case .unanswered, .loop, .cutShort: (state, witnesses) = (.unseen, 0)
        }
    }
}

extension DNSName {
    /// The last `count` labels.
    fileprivate func suffix(_ count: Int) -> DNSName {
        var name = self
        while let parent = name.parent, name.labels.count > count { name = parent }
        return name
    }
}
