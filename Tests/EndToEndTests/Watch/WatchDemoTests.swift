import Foundation
import Peers
import Testing

/// `upkeep demo --watch`, the newcomer's first incident.
struct WatchDemoTests {
    @Test("one incident opens, says what changed, learns its cause, and is over; nothing is left")
    func demo() async throws {
        try await withTemporaryDirectory { directory in
            let folder = try directory.folder("tmp")
            let output = try await run(
                Upkeep.invocation(
                    ["demo", "--watch", "--after", "1s", "--listen", "none"], environment: ["TMPDIR": folder.path]),
                deadline: .seconds(240))
            #expect(output.status == .exited(0) && output.standardError == "", "\(output)")
            let lines = output.standardOutput.split(separator: "\n").map(String.init)
            // How many it strikes depends on who was looked at when.
            let told = lines.indices.filter { lines[$0].contains("incident #") && !lines[$0].contains(" strikes ") }
            try #require(told.count == 3, "\(output.standardOutput)")
            #expect(lines[told[0]].contains("  critical  incident #1 opened: the certificate is for `blog.demo.test`"))
            #expect(lines[told[0] + 1].contains(" certificate changed within the "))
            #expect(lines[told[1]].contains("  critical  incident #1"))
            #expect(lines[told[1]].contains("the site: the certificate is for `blog.demo.test`"))
            #expect(lines[told[2]].contains("  ok        incident #1 resolved after "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }
}
