import DNSWorld
import Peers

/// What Zonemaster says about a zone of the world: the messages from NOTICE on.
struct ZonemasterRun {
    struct Message: Hashable {
        let level: String
        let testCase: String
        let tag: String
    }

    let messages: Set<Message>
    let elapsed: Duration

    /// Those that it takes for more than a note. Private addresses and their missing reverse names are what the world is
    /// made of.
    var alarms: Set<Message> {
        messages.filter { $0.level != "NOTICE" && !$0.testCase.hasPrefix("ADDRESS") }
    }

    init(of zone: String, in world: DNSWorld) async throws {
        let began = ContinuousClock.now
        let output = try await world.run(
            "zonemaster-cli",
            [
                "--hints", world.files.rootHints, "--level", "NOTICE", "--raw", "--show-testcase", "--no-progress",
                "--no-time", "--locale", "C", zone,
            ], deadline: .seconds(300))
        elapsed = .now - began
        // `   0.08 WARNING   CONNECTIVITY02 CN02_NO_RESPONSE_TCP   ns=…`, the first column with --time only.
        messages = Set(
            output.standardOutput.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ").map(String.init)
                guard let level = words.firstIndex(where: ["NOTICE", "WARNING", "ERROR", "CRITICAL"].contains),
                    words.count > level + 2
                else { return nil }
                return Message(level: words[level], testCase: words[level + 1], tag: words[level + 2])
            })
    }
}
