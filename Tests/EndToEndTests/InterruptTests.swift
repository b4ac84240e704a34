import Glibc
import Peers
import Testing

/// Ctrl-C while it looks.
struct InterruptTests {
    @Test("what is known by then is printed, and the exit status says so", arguments: [SIGINT, SIGTERM])
    func known(_ signal: CInt) async throws {
        try await withBlackHole { hole in
            try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) { server in
                try await withTemporaryDirectory { directory in
                    let config = try directory.write(
                        "upkeep.yaml",
                        """
                        sites:
                          - {name: well, url: 'http://127.0.0.1:\(server.port)/'}
                          - {name: hole, url: 'http://127.0.0.1:\(hole)/', timeouts: {connect: 10m, total: 10m}}

                        """)
                    let arguments = ["check", "--config", config, "--format", "json"]
                    try await withProcess(arguments) { process in
                        try await process.until("no visit") { server.received.count == 1 }
                        try await process.until("no hang-up") {
                            !Connecting.isOpen(port: server.port, process.processID)
                        }
                        // It has hung up and judges what came, which takes a moment that cannot be seen from here.
                        try await Task.sleep(for: .milliseconds(500))
                        #expect(try await process.end(by: signal) == .exited(130))
                        let report = try JSONReport(
                            CommandOutput(
                                status: .exited(130), standardOutput: process.standardOutput,
                                standardError: process.standardError))
                        #expect(report.interrupted)
                        #expect(Set(report.findings.map(\.subject)) == ["well", "hole"])
                        #expect(report.status == "unknown")
                        #expect(process.standardError == "")
                    }
                }
            }
        }
    }

    @Test func nothingIsKnownYet() async throws {
        try await withBlackHole { hole in
            try await withProcess(["check", "tcp://127.0.0.1:\(hole)"]) { process in
                try await process.until("no connection") { Connecting.isWaiting(port: hole, process.processID) }
                #expect(try await process.end(by: SIGINT) == .exited(130))
                #expect(process.standardOutput.contains("interrupted before it was looked at"))
            }
        }
    }

    @Test func aConfigIsNotHalfWritten() async throws {
        try await withBlackHole { hole in
            try await withProcess(["config", "init", "http://127.0.0.1:\(hole)/"]) { process in
                try await process.until("no connection") { Connecting.isWaiting(port: hole, process.processID) }
                #expect(try await process.end(by: SIGINT) == .exited(130))
                #expect(process.standardOutput == "")
                #expect(
                    process.standardError
                        == "upkeep: interrupted before every site was looked at; nothing was written\n")
            }
        }
    }
}
