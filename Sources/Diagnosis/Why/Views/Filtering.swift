import Checks
import DNSWire

/// What shows that a resolver does not hand on what it was told, but keeps a name from those who ask.
enum Filtering: Hashable {
    /// It says so (RFC 8914 sections 4.16 to 4.19).
    case said(String)
    /// Its denial is that of another zone, as response policy zones put it in.
    case foreign(DNSName)
    /// Its denial has no SOA, as if nobody had been asked; plain forwarders leave that out as well.
    case bare

    /// - Parameter asked: what the resolver replied about A and AAAA of `name`.
    init?(_ says: ResolverView.Says, _ asked: [ServerReply], about name: DNSName) {
        let said = asked.flatMap(\.extendedErrors).compactMap(Self.words).first
        if let said {
            self = .said(said)
            return
        }
        guard case .answer(let answer) = says, answer.kind == .noName || answer.kind == .noData, answer.alias == nil
        else {
            return nil
        }
        let denials = asked.compactMap(\.message).filter(\.answers.isEmpty)
        let zones = Set(denials.flatMap(\.authority).filter { $0.type == .soa }.map(\.name))
        if let other = zones.first(where: { !name.isWithin($0) }) {
            self = .foreign(other)
        } else if zones.isEmpty {
            self = .bare
        } else {
            return nil
        }
    }

    /// Nobody else's words are needed to believe it.
    var isPlain: Bool { self != .bare }

    /// Extended error codes as the RFC names them.
    private static func words(_ code: UInt16) -> String? {
        switch code {
        case 15: "blocked, EDE 15"
        case 16: "censored, EDE 16"
        case 17: "filtered, EDE 17"
        case 18: "prohibited, EDE 18"
        default: nil
        }
    }
}
