import Foundation
import Peers
import Testing
import UpkeepCore
import UpkeepStore

/// `upkeep incidents`.
struct IncidentsTests {
    @Test("a line each, the newest last, what is open said so")
    func list() async throws {
        try await withFilledStore { store in
            _ = try await store.run("ack", "17")
            let output = try await store.run("incidents")
            let lines = output.standardOutput.split(separator: "\n").map(String.init)
            let at = { (seconds: Int64) in FilledStore.text(store.openedAt + .seconds(seconds)).dropLast(3) }
            #expect(lines.count == 4 && output.status == .exited(0))
            #expect(lines[0].hasPrefix("#16  resolved  \(at(-7200))  lasted 4 min "))
            #expect(lines[0].hasSuffix("  `blog` answers 503"))
            #expect(lines[1].hasPrefix("#17  critical  \(at(0))  open for 12 min"))
            #expect(lines[1].hasSuffix("  nothing answers on host `web1` (3 subjects, acknowledged by anna)"))
            #expect(lines[2].hasPrefix("1 open, 1 resolved since ") && lines[2].hasSuffix("; times in CET"))
            #expect(lines[3] == "next: `upkeep incidents 17` shows all of it")
            let open = try await store.run("incidents", "--open").standardOutput
            #expect(!open.contains("#16") && open.contains("#17") && open.contains("\n1 open; times in CET"))
            #expect(!(try await store.run("incidents", "--since", "1h").standardOutput).contains("#16"))
        }
    }

    @Test(
        "all of one: since when, why, what changed before, whom it struck, who was told",
        arguments: ["17", "#17", "1795399923-17", "17953999"])
    func one(_ name: String) async throws {
        try await withFilledStore { store in
            let output = try await store.run("incidents", name)
            let at = { (seconds: Int64) in FilledStore.text(store.openedAt + .seconds(seconds)) }
            let text = output.standardOutput.replacing(/open for .*/, with: "open for N")
            #expect(
                text == """
                    ✗ #17 nothing answers on host `web1`
                      critical, open for N
                      since \(at(0)) CET
                      cause: host `web1`
                      id 1795399923-17, found by tcp.connect

                    verdict: the host is gone, not its name (likely) [site.tcp]
                    missing: a look from inside
                    hint: look at the host's console

                    what changed before:
                      \(at(-240))  4 min before: deployed shop 1.4.2
                      \(at(-65))  1 min 5 s before: switched the router\\x1b[31m

                    struck 3 subjects, 2 still bad:
                      critical  shop  no connection to 192.0.2.1:443 (since \(at(0).suffix(8)))
                      critical  api   no connection to 192.0.2.1:443 (since \(at(1).suffix(8)))
                      well      blog  no connection to 192.0.2.1:443 (since \(at(2).suffix(8)) to \(at(60).suffix(8)))

                    told: `ops`, last at \(at(2)) CET

                    next: `upkeep ack 17` says that you have it

                    """)
            #expect(output.status == .exited(0))
        }
    }

    @Test func oneThatIsOver() async throws {
        try await withFilledStore { store in
            let text = try await store.run("incidents", "16").standardOutput
            #expect(text.hasPrefix("✓ #16 `blog` answers 503\n  resolved, was warning, lasted 4 min\n"))
            #expect(text.contains("what changed before: nothing that is known, within the hour\n"))
            #expect(text.contains("struck 1 subject:\n  well      blog  503 "))
            #expect(text.contains("next: `upkeep timeline --since \""))
        }
    }

    @Test(
        "a name that means none or several is answered with those that can be meant",
        arguments: [
            ("19", "there is no incident `19`", "open are `17` (nothing answers on host `web1`)"),
            ("1795", "`1795` is how 2 incidents' ids begin", "say which: `1795399923-17` (nothing answers"),
            ("shop", "there is no incident `shop`", "open are `17`"),
        ])
    func unknown(_ name: String, _ message: String, _ hint: String) async throws {
        try await withFilledStore { store in
            for command in ["incidents", "ack"] {
                let output = try await store.run(command, name)
                #expect(output.standardError.hasPrefix("upkeep: \(message)\nhint: \(hint)"), "\(output)")
                #expect(output.status == .exited(64) && output.standardOutput == "")
            }
        }
    }

    @Test("an incident that another version wrote is shown as far as its record says")
    func otherVersion() async throws {
        try await withFilledStore { store in
            let ledger = try store.ledger()
            var record = try #require(try await ledger.incidents(IncidentQuery(number: 17)).first)
            record.body = Array(#"{"shape":"of tomorrow"}"#.utf8)
            var entry = LedgerEntry()
            entry.incidents = [record]
            try await ledger.commit(entry)
            let text = try await store.run("incidents", "17").standardOutput
            #expect(text.hasPrefix("✗ #17 nothing answers on host `web1`\n  critical, open for "))
            #expect(text.contains("struck 3 subjects, 2 still bad:\n"))
        }
    }
}
