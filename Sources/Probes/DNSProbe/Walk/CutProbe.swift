import Checks
import DNSWire

/// The servers of one zone being asked whether a name below it begins another zone.
struct CutProbe {
    enum Decision {
        /// Another zone begins here.
        case cut(DNSName)
        /// The name exists and begins no zone.
        case noCut
        case noSuchName
        /// Nobody said anything that can be used.
        case dead
    }

    let id: Int
    let zone: DNSName
    let name: DNSName
    var race: ServerRace
    var referrals: [Referral] = []
    var isWatched = false
    /// All servers are asked, because none of the first gave an answer.
    var isLastResort = false
    /// One answer is enough now.
    var isUrgent = false

    init(id: Int, zone: DNSName, name: DNSName, limits: WalkLimits) {
        self.id = id
        self.zone = zone
        self.name = name
        race = ServerRace(allowance: limits.firstServers, cap: limits.serversPerZone)
    }

    var isUseful: Bool { referrals.contains(where: \.isUseful) }

    /// What the answers so far come to. One delegation is enough; that there is none takes two servers, if there are two.
    /// - Parameter isExhausted: Whether no further answer will come.
    func decision(isExhausted: Bool) -> Decision? {
        for referral in referrals {
            switch referral.kind {
            case .delegation(let zone): return .cut(zone)
            case .answer where !referral.nameservers.isEmpty: return .cut(name)
            default: continue
            }
        }
        let useful = referrals.filter(\.isUseful)
        guard useful.count >= 2 || isUrgent && useful.count == 1 || isExhausted else { return nil }
        guard !useful.isEmpty else { return .dead }
        return useful.allSatisfy { $0.kind == .noSuchName } ? .noSuchName : .noCut
    }
}

extension Referral {
    /// Whether it says something about the name.
    var isUseful: Bool {
        switch kind {
        case .delegation, .answer, .emptyName, .noSuchName: true
        case .astray, .failed: false
        }
    }
}
