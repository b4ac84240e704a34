import Peers
import UpkeepAPI

/// What curl got.
struct Fetched {
    let status: Int
    /// Lower-case names.
    let fields: [String: String]
    let body: String
}

extension RunningAPI {
    static let bearer = ["-H", "Authorization: Bearer \(APISettings.testToken)"]
    static let json = ["-H", "Content-Type: application/json"]

    /// - Parameter path: as it goes on the wire; curl normalises nothing of it.
    func curl(_ path: String, _ arguments: [String] = []) async throws -> Fetched {
        let output = try await mustRun(
            Invocation("curl", ["-sS", "-i", "--path-as-is", "--max-time", "60"] + arguments + [base + path]))
        // In front of a body that was waited for stands a head of its own.
        var text = output.standardOutput.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        while text.first?.contains(" 100") == true { text = text.dropFirst(2) }
        let head = text.prefix { !$0.isEmpty }
        let body = text.dropFirst(head.count + 1).joined(separator: "\r\n")
        var fields: [String: String] = [:]
        for line in head.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            fields[sides[0].lowercased()] = sides.count == 2 ? String(sides[1].drop { $0 == " " }) : ""
        }
        let status = head.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return Fetched(status: status ?? 0, fields: fields, body: body)
    }
}
