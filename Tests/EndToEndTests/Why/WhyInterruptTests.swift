import Foundation
import Peers
import Testing

/// Ctrl-C while `why` looks.
struct WhyInterruptTests {
    @Test(
        "a look that was stopped gives no verdict and leaves what is remembered as it was",
        arguments: [SIGINT, SIGTERM])
    func stopped(_ signal: CInt) async throws {
        try await withBlackHole { hole in
            try await withTemporaryDirectory { directory in
                try await withProcess(["demo", "--serve"], environment: ["TMPDIR": directory.path]) { demo in
                    let text = try await demo.output { $0.contains("config init") && $0.hasSuffix("\n") }
                    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  upkeep why ") })
                    var words = line.split(separator: " ").dropFirst().map(String.init)
                    if let place = words.firstIndex(of: "--state") { words.removeSubrange(place...(place + 1)) }
                    words += ["--state", directory.file("memory"), "--format", "json"]
                    #expect(try await run(Upkeep.invocation(words)).status == .exited(0))
                    let memory = URL(filePath: directory.file("memory/upkeep.sqlite"))
                    let good = try Self.moments(in: memory)
                    #expect(good.count == 1)
                    // It is done with everything but the control, which never answers.
                    let waiting = words + ["--control", "http://blog.demo.test:\(hole)/"]
                    try await withProcess(waiting) { why in
                        try await why.until("no connection") { Connecting.isWaiting(port: hole, why.processID) }
                        #expect(try await why.end(by: signal) == .exited(130))
                        let output = why.standardOutput
                        #expect(output.contains("stopped before `shop.demo.test` could be judged"), "\(output)")
                        #expect(output.contains("\"confidence\": \"cannot-tell\""), "\(output)")
                        #expect(output.contains("\"interrupted\": true"), "\(output)")
                    }
                    #expect(try Self.moments(in: memory) == good)
                    #expect(try await demo.end(by: SIGINT) == .exited(0))
                }
            }
        }
    }

    /// When what a store remembers was seen: its values are JSON, as it stands in the file.
    private static func moments(in store: URL) throws -> Set<String> {
        let text = String(decoding: try Data(contentsOf: store), as: UTF8.self)
        return Set(text.matches(of: /"at":"([^"]+)"/).map { String($0.output.1) })
    }
}
