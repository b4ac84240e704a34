import Checks
import NIOCore
import Peers
import TLSWire
import Testing
import UpkeepCore
import UpkeepNet

@testable import TLSProbe

/// Each way of misbehaving ends in an outcome of its own, in time, with what could be learnt.
struct NastyServerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var script: HostileScript
        var kind: ProbeFailure.Kind?
        var certificates = 0
        var text = ""
        var testDescription: String { name }
    }

    private static func after(_ hello: [UInt8]..., then more: [HostileStep]) -> HostileScript {
        HostileScript([.readRequest, .send(NastyPeer.record(22, hello.flatMap { $0 }))] + more)
    }

    static let cases: [Case] = [
        Case(name: "says nothing", script: .silentAfterRequest, kind: .timedOut),
        Case(name: "closes at once", script: .closeAtOnce, kind: .closed),
        Case(name: "resets", script: .resetAfterRequest, kind: .reset),
        Case(name: "plain HTTP", script: .plainHTTP, kind: .notTLS, text: "plain HTTP"),
        Case(name: "a mail greeting", script: .banner("220 mail ESMTP\r\n"), kind: .notTLS, text: "greeting"),
        Case(name: "an alert", script: .tlsAlert, kind: .handshake, text: "alert 10 (unexpected message)"),
        Case(
            name: "trickles",
            script: HostileScript([
                .readRequest, .drip(NastyPeer.flight(NastyPeer.hello(), NastyPeer.chain(2)), every: .milliseconds(40)),
            ]), kind: .timedOut),
        Case(
            name: "200 certificates",
            script: NastyPeer.answers(
                NastyPeer.flight(NastyPeer.hello(), NastyPeer.chain(200), NastyPeer.done)), certificates: 100),
        Case(
            name: "a message of 10 MB",
            script: NastyPeer.answers(
                NastyPeer.flight(NastyPeer.hello()) + NastyPeer.record(22, [11, 0x98, 0x96, 0x80, 1, 2, 3])),
            kind: .tooLarge, text: "10000000"),
        Case(
            name: "empty records without end",
            script: HostileScript([.readRequest, .pour(NastyPeer.record(22, []), total: nil)]), kind: .tooLarge),
        Case(
            name: "a version nobody has",
            script: NastyPeer.answers(
                NastyPeer.flight(NastyPeer.hello(version: [3, 9]), NastyPeer.chain(1), NastyPeer.done)),
            kind: .malformed, text: "0x0309"),
        Case(
            name: "an extension twice",
            script: NastyPeer.answers(
                NastyPeer.flight(
                    NastyPeer.hello(extensions: [0xFF, 1, 0, 1, 0, 0xFF, 1, 0, 1, 0]), NastyPeer.chain(1),
                    NastyPeer.done)), certificates: 1),
        Case(
            name: "an alert in the middle",
            script: NastyPeer.answers(
                NastyPeer.flight(NastyPeer.hello(), NastyPeer.chain(1)) + [21, 3, 3, 0, 2, 2, 80]), certificates: 1),
        Case(
            name: "a handshake without end",
            script: after(
                NastyPeer.hello(), then: [.pour(NastyPeer.record(22, NastyPeer.message(99, [1])), total: nil)]),
            kind: .tooLarge, text: "messages"),
        Case(
            name: "closes in the middle",
            script: HostileScript([
                .readRequest, .send(NastyPeer.flight(NastyPeer.hello(), NastyPeer.chain(3))),
            ]), certificates: 3),
        Case(
            name: "garbage after the hello",
            script: NastyPeer.answers(NastyPeer.flight(NastyPeer.hello()) + [UInt8](repeating: 0xEE, count: 64)),
            kind: .malformed),
        Case(
            name: "asks for another hello for ever", script: NastyPeer.answers(NastyPeer.flight(NastyPeer.retry)),
            kind: .timedOut),
        Case(
            name: "a hello that breaks off", script: NastyPeer.answers(NastyPeer.record(22, [2, 0, 0, 40, 3, 3])),
            kind: .timedOut),
    ]

    @Test(arguments: cases) func quick(_ nasty: Case) async throws {
        try await withHostileServer(nasty.script) { server in
            let seen = try await ScanBench.scan(port: server.port, depth: .quick) {
                // Who is to be waited for in vain need not be waited for long; anybody else gets the usual time.
                if nasty.kind == .timedOut { $0.answerTime = .milliseconds(400) }
            }
            #expect(seen.failure?.kind == nasty.kind, "\(String(describing: seen.failure))")
            #expect(seen.tls.presented.count == nasty.certificates)
            #expect(seen.failure?.detail.contains(nasty.text) ?? nasty.text.isEmpty)
            #expect(server.accepted == 1)
            #expect(seen.effort.connections == 1)
        }
    }

    @Test(arguments: cases) func inFull(_ nasty: Case) async throws {
        try await withHostileServer(nasty.script) { server in
            let seen = try await ScanBench.scan(port: server.port) {
                $0.answerTime = nasty.kind == .timedOut ? .milliseconds(150) : .seconds(1)
            }
            #expect(seen.failure?.kind == nasty.kind, "\(String(describing: seen.failure))")
            #expect(seen.tls.presented.count == nasty.certificates)
            #expect(seen.effort.connections <= 60)
            #expect(server.accepted == seen.effort.connections)
        }
    }

    @Test func serverThatSaysNothingIsGivenUp() async throws {
        try await withHostileServer(.silentAfterRequest) { server in
            let seen = try await ScanBench.scan(port: server.port) {
                $0.answerTime = .milliseconds(100)
                $0.concurrency = 2
            }
            #expect(server.accepted <= 6)
            for version in try #require(seen.versions.value) {
                guard case .unclear(let failure) = version.answer else {
                    Issue.record("\(version)")
                    continue
                }
                #expect(failure.kind == .timedOut)
            }
            #expect(seen.earlyCCS.value == nil)
        }
    }

    @Test func nothingListens() async throws {
        let port = try Ports.free()
        let seen = try await ScanBench.scan(port: port)
        #expect(seen.failure?.kind == .refused)
        #expect(seen.effort.connections == 1)
    }

    @Test func deadlineEndsAll() async throws {
        try await withHostileServer(.silentAfterRequest) { server in
            let seen = try await ScanBench.scan(port: server.port, deadline: .milliseconds(200))
            #expect(seen.failure?.detail == "the time for the whole look was up")
            #expect(server.accepted <= 1)
        }
    }

    @Test func brokenOffLookEnds() async throws {
        try await withHostileServer(.silentAfterRequest) { server in
            let port = server.port
            let look = Task { try await ScanBench.scan(port: port) { $0.answerTime = .seconds(3600) } }
            while server.accepted == 0 { try await Task.sleep(for: .milliseconds(2)) }
            look.cancel()
            let seen = try await look.value
            #expect(seen.failure?.detail == "the look was broken off")
        }
    }

    /// The rate is kept by starting no sooner: two a second cannot begin four connections in less than 1.5 s.
    @Test func rateIsKept() async throws {
        try await withHostileServer(.tlsAlert) { server in
            let seen = try await ScanBench.scan(port: server.port, deadline: .seconds(2)) { $0.rate = 2 }
            #expect(seen.effort.connections <= 5)
            #expect(server.accepted == seen.effort.connections)
        }
    }
}
