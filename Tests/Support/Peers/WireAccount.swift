import Foundation

/// What a tlslite-ng peer has written down of what came and what left it.
package struct WireAccount: Sendable {
    /// One heartbeat as a server without a length check took it.
    package struct Heartbeat: Sendable, Hashable {
        /// Bytes of payload that the message claimed to have.
        package let claimed: Int
        /// Bytes that really came behind that claim.
        package let held: Int
        /// Bytes of the answer that were the server's own memory.
        package let leaked: Int

        package init(claimed: Int, held: Int, leaked: Int) {
            self.claimed = claimed
            self.held = held
            self.leaked = leaked
        }
    }

    package private(set) var heartbeats: [Heartbeat] = []
    /// Connections that have ended.
    package private(set) var connections = 0
    /// Bytes that left the server.
    package private(set) var sent = 0
    /// Times that the mark in the server's memory left it.
    package private(set) var sentinels = 0

    package init(_ peer: Peer) {
        for line in peer.file("wire.txt").split(separator: "\n") {
            guard let facts = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                continue
            }
            if let claimed = facts["claimed"] as? Int, let held = facts["held"] as? Int,
                let leaked = facts["leaked"] as? Int
            {
                heartbeats.append(Heartbeat(claimed: claimed, held: held, leaked: leaked))
            }
            if let wire = facts["wire"] as? Int {
                connections += 1
                sent += wire
                sentinels += facts["sentinel"] as? Int ?? 0
            }
        }
    }

    /// The account once so many connections have ended on the server's side.
    package static func of(_ peer: Peer, connections: Int) async throws -> WireAccount {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let account = WireAccount(peer)
            if account.connections >= connections { return account }
            guard ContinuousClock.now < end else {
                throw PeerError(
                    code: "peer-not-ready", message: "\(account.connections) of \(connections) connections ended")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
