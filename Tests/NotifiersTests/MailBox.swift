import Foundation
import Peers

/// A mail server that takes mail and remembers it.
struct MailBox {
    struct Plan: Encodable {
        var security = "none"
        var certificate: String?
        var key: String?
        var user: String?
        var password: String?
        /// Ways to log in that it does not offer.
        var exclude: [String] = []
        /// The largest mail it takes, in bytes.
        var size: Int?
    }

    struct Mail: Decodable {
        let from: String
        let to: [String]
        let hello: String
        let tls: Bool
        let mechanism: String?
        let content: Data
    }

    let port: Int
    let peer: Peer

    var mails: [Mail] {
        peer.file("mails.jsonl").split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Mail.self, from: Data($0.utf8))
        }
    }

    static func with<Result>(
        _ plan: Plan = Plan(), _ body: (MailBox) async throws -> Result
    ) async throws -> Result {
        let port = try Ports.free()
        return try await withPeer(ready: [.listening(port)]) { directory in
            let file = try directory.write("plan.json", JSONEncoder().encode(plan))
            // Debian's own interpreter, since its package of the server is for no other.
            return try Invocation(
                Python.program, [Scripts.path("mailserver.py"), "\(port)", file], workingDirectory: directory.path)
        } _: { peer in
            try await body(MailBox(port: port, peer: peer))
        }
    }
}
