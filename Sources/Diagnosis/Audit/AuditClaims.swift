import Checks
import DNSWire
import Synchronization

/// What the servers' answers lead to, each taken by whoever comes upon it first.
final class AuditClaims: Sendable {
    private let names: Mutex<Set<DNSName>>
    private let hasIssuer = Mutex(false)

    /// - Parameter names: Those that are being looked up already.
    init(_ names: [DNSName]) { self.names = Mutex(Set(names)) }

    /// Those of `found` that nobody has taken yet.
    func take(_ found: [DNSName]) -> [DNSName] {
        names.withLock { names in found.filter { names.insert($0).inserted } }
    }

    /// Whether nobody has gone to the site for its certificate yet.
    func takeIssuer() -> Bool {
        hasIssuer.withLock { taken in
            defer { taken = true }
            return !taken
        }
    }
}
