import Glibc
import Peers
import Testing

@Suite("commands that tests run")
struct CommandTests {
    @Test("output, errors and status come back apart")
    func output() async throws {
        let output = try await run("sh", "-c", "echo out; echo err >&2; exit 7")
        #expect(output.standardOutput == "out\n")
        #expect(output.standardError == "err\n")
        #expect(output.status == .exited(7))
    }

    @Test("more output than a pipe holds blocks nobody")
    func longOutput() async throws {
        let output = try await run("head", "-c", "1000000", "/dev/zero")
        #expect(output.standardOutput.utf8.count == 1_000_000)
    }

    @Test("a command past its deadline is ended, with what it started")
    func deadline() async throws {
        let marker = "\(Int.random(in: 1_000_000...9_000_000))"
        let invocation = try Invocation("sh", ["-c", "sleep \(marker) & sleep \(marker)"])
        let error = await #expect(throws: PeerError.self) { try await run(invocation, deadline: .milliseconds(100)) }
        #expect(error?.code == "command-timeout")
        #expect(try await run("pgrep", "-f", "sleep \(marker)").standardOutput.isEmpty)
    }

    @Test("a child inherits no descriptor and no ignored signal")
    func inheritance() async throws {
        signal(SIGPIPE, SIG_IGN)
        let output = try await run("sh", "-c", "ls /proc/self/fd; kill -PIPE $$")
        #expect(output.standardOutput == "0\n1\n2\n3\n", "3 is what `ls` itself has open")
        #expect(output.status == .signalled(SIGPIPE))
    }

    @Test("a missing tool is named, with what to do")
    func missing() async throws {
        let error = await #expect(throws: PeerError.self) { _ = try await run("no-such-tool") }
        #expect(error?.code == "tool-missing")
        #expect(error?.message.contains("`no-such-tool`") == true)
    }

    @Test("ports are free, different, and below the ephemeral range")
    func ports() throws {
        let ports = try Ports.free(50)
        #expect(Set(ports).count == 50)
        #expect(ports.allSatisfy { (1024..<32_768).contains($0) })
    }
}
