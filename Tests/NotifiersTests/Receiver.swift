import Foundation
import Peers

/// An HTTP server that answers as told and remembers what it was asked.
struct Receiver {
    struct Answer: Encodable {
        var status: Int
        var headers: [String: String] = [:]
        var body = ""
        /// Seconds.
        var delay = 0.0
    }

    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: Data
        /// How it was answered.
        let status: Int

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private struct Plan: Encodable {
        let answers: [Answer]
        let certificate: String?
        let key: String?
        let largest: Int?
    }

    let port: Int
    let peer: Peer

    /// What has come so far, whole.
    var requests: [Request] {
        peer.file("requests.jsonl").split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Request.self, from: Data($0.utf8))
        }
    }

    /// - Parameters:
    ///   - answers: given one after the other; the last goes on.
    ///   - largest: bytes of a body beyond which the answer is 413 Content Too Large.
    static func with<Result>(
        _ answers: [Answer] = [Answer(status: 200)], certificate: TestCertificate? = nil, largest: Int? = nil,
        _ body: (Receiver) async throws -> Result
    ) async throws -> Result {
        let port = try Ports.free()
        return try await withPeer(ready: [.listening(port)]) { directory in
            let plan = Plan(
                answers: answers, certificate: certificate?.chainFile, key: certificate?.keyFile, largest: largest)
            let file = try directory.write("plan.json", JSONEncoder().encode(plan))
            return try Invocation(
                Python.program, [Scripts.path("receiver.py"), "\(port)", file], workingDirectory: directory.path)
        } _: { peer in
            try await body(Receiver(port: port, peer: peer))
        }
    }
}
