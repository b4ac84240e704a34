import DNSWorld
import Foundation
import Peers

/// A world in which `upkeep why` is asked again and again, with a memory of good times.
struct WhyBench: Sendable {
    /// Who asks: the kernel counts each one's packets by its group.
    enum Asker: Int, CaseIterable {
        case remembering = 70_531
        case withoutHistory = 70_532
    }

    private let world: DNSWorld
    private let directory: TemporaryDirectory
    private static let goodTimes = "good-times"
    private static let table = "upkeep_questions"

    /// Looks once while all is well.
    init(_ world: DNSWorld, _ directory: TemporaryDirectory) async throws {
        self.world = world
        self.directory = directory
        try await world.network.loadRules(Self.counters)
        for target in ["example.test", "www.example.test"] {
            let look = try await ask(.remembering, target, state: directory.file(Self.goodTimes))
            guard look.exit == .exited(0) else {
                throw PeerError(code: "not-well", message: "the world is not well: \(look.report.sentences)")
            }
        }
    }

    /// Makes these things wrong and asks, with and without history; both at once unless the time is to be measured.
    func looks(at row: WhyRow, areTimed: Bool) async throws -> [Asker: WhyLook] {
        try await world.apply(row.faults)
        // What is seen now must not become the good times of the next look.
        let state = directory.file("state")
        try? FileManager.default.removeItem(atPath: state)
        try FileManager.default.copyItem(atPath: directory.file(Self.goodTimes), toPath: state)
        async let first = ask(.remembering, row.target, state: state)
        if areTimed { _ = try await first }
        async let second = ask(.withoutHistory, row.target, state: "none")
        return try await [.remembering: first, .withoutHistory: second]
    }

    /// As a machine on the internet would: with an open resolver and an unrelated site beside its own resolver.
    private func ask(_ asker: Asker, _ target: String, state: String) async throws -> WhyLook {
        let surroundings = [
            "--control", "https://control.test/", "--open-resolver", WorldHost.secondResolver.v4,
            "--rdap", "https://rdap.control.test/rdap", "--state", state,
        ]
        var invocation = try Upkeep.invocation(
            ["why", target, "--format", "json"] + world.flags + surroundings, inside: world.network)
        let place = invocation.arguments.firstIndex(of: Upkeep.program) ?? 0
        invocation.arguments.insert(
            contentsOf: ["setpriv", "--regid", String(asker.rawValue), "--clear-groups", "--"], at: place)
        _ = try await questions(of: asker)
        let output = try await Peers.run(invocation)
        return WhyLook(
            exit: output.status, report: try WhyReport(output), standardError: output.standardError,
            questions: try await questions(of: asker))
    }

    /// Since this was last asked.
    private func questions(of asker: Asker) async throws -> Int {
        let list = try await world.network.run("nft", "reset", "counter", "inet", Self.table, Self.counter(asker))
        let words = list.standardOutput.split { $0.isWhitespace }
        guard let place = words.firstIndex(of: "packets"), words.indices.contains(place + 1),
            let count = Int(words[place + 1])
        else { throw PeerError(code: "no-counter", message: "\(list)") }
        return count
    }

    private static func counter(_ asker: Asker) -> String { "asker_\(asker.rawValue)" }

    private static var counters: String {
        """
        table inet \(table) {
            \(Asker.allCases.map { "counter \(counter($0)) { }" }.joined(separator: "\n    "))
            chain departures {
                type filter hook output priority -450; policy accept;
                \(Asker.allCases.map(rules).joined(separator: "\n        "))
            }
        }
        """
    }

    private static func rules(_ asker: Asker) -> String {
        """
        meta skgid \(asker.rawValue) udp dport 53 counter name \(counter(asker))
        meta skgid \(asker.rawValue) tcp dport 53 tcp flags & (syn|ack) == syn counter name \(counter(asker))
        """
    }
}
