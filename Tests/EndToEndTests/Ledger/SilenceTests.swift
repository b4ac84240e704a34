import Foundation
import Peers
import Testing
import UpkeepCore
import UpkeepStore

/// `upkeep ack`, `upkeep silence` and `upkeep resume`: what they write is what a watch reads every second.
struct SilenceTests {
    private func silences(_ store: FilledStore) async throws -> [SilenceRecord] {
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 1)
        return try await store.ledger().silences(at: now)
    }

    @Test(arguments: [
        ("shop", Subject?.some(Subject(.site, "shop")), String?.none, "site `shop`"),
        ("web1", nil, "trait:host:web1", "everything that stands on host `web1`"),
        ("host:web9", nil, "trait:host:web9", "everything that stands on host `web9`"),
        ("all", nil, "all", "everything"),
        ("trait:zone:example.com", nil, "trait:zone:example.com", "everything that stands on zone `example.com`"),
        ("site:new", Subject(.site, "new"), nil, "site `new`"),
    ])
    func silence(_ name: String, _ subject: Subject?, _ scope: String?, _ words: String) async throws {
        try await withFilledStore { store in
            let output = try await store.run("silence", name, "--for", "2h", "--reason", "new disk")
            #expect(output.status == .exited(0) && output.standardError == "")
            let record = try #require(try await silences(store).first)
            #expect(record.kind == .silence && record.subject == subject && record.scope == scope)
            #expect(record.author == "anna" && record.reason == "new disk")
            let until = try #require(record.until)
            #expect(until - record.from == .seconds(7200))
            #expect(
                output.standardOutput == """
                    silenced until \(FilledStore.text(until)) CET: \(words)
                      incidents open and close all the same; what is still broken then is told then
                      take it back: `upkeep resume \(record.id)`

                    """)
            let list = try await store.run("silence").standardOutput
            #expect(list.hasPrefix("\(record.id)  \(words) until \(FilledStore.text(until)) CET, "))
            #expect(
                list.contains(" to go (silence by anna: new disk)\n\nnext: `upkeep resume \(record.id)` ends it now\n"))

            let resumed = try await store.run("resume", String(record.id.prefix(4)))
            #expect(
                resumed.standardOutput
                    == "ended: \(words) (it would have been silent until \(FilledStore.text(until)) CET)\n")
            #expect(try await silences(store) == [])
            #expect(try await store.ledger().silences(at: nil).count == 1, "what was is still known")
            let told = try await store.ledger().events(EventQuery(kinds: [.note])).filter {
                $0.event.evidence["silence"] == .text(record.id)
            }
            #expect(told.map(\.event.summary) == ["no longer silenced", "silenced for 2 h: new disk"])
            #expect(told.allSatisfy { $0.author == "anna" && $0.event.subject == (subject ?? $0.event.subject) })
        }
    }

    @Test("an acknowledgement says how to take it back, and who had it before")
    func acknowledge() async throws {
        try await withFilledStore { store in
            let output = try await store.run("ack", "17", "--reason", "on it")
            #expect(
                output.standardOutput == """
                    acknowledged #17 nothing answers on host `web1`
                      until it is resolved nobody is reminded of it; its end is told
                      take it back: `upkeep resume 17`

                    """)
            let record = try #require(try await silences(store).first)
            #expect(record.kind == .acknowledgement && record.incident == "1795399923-17" && record.until == nil)
            #expect(record.author == "anna" && record.reason == "on it")
            let story = try await store.run("incidents", "17").standardOutput
            #expect(story.contains("acknowledged: by anna at ") && story.contains(": on it\n"))
            #expect(story.hasSuffix("next: `upkeep resume 17` takes the acknowledgement back\n"))

            let again = try await store.run("ack", "17", "--author", "bob").standardOutput
            #expect(again.contains("nothing answers on host `web1` (before, anna had it)\n"))
            #expect(try await silences(store).map(\.author) == ["bob"])
            #expect(
                try await store.run("resume", "17").standardOutput == "ended: the acknowledgement of incident #17\n")
            #expect(try await silences(store) == [])
        }
    }

    @Test("`resume` by what is silenced, and all at once; acknowledgements stay")
    func resume() async throws {
        try await withFilledStore { store in
            for name in ["shop", "api", "host:web1", "all"] { _ = try await store.run("silence", name, "--for", "1h") }
            _ = try await store.run("ack", "17")
            #expect(try await store.run("resume", "shop").standardOutput.hasPrefix("ended: site `shop` ("))
            #expect(try await silences(store).count == 4)
            let all = try await store.run("resume", "all")
            #expect(all.standardOutput.split(separator: "\n").count == 3)
            #expect(try await silences(store).map(\.kind) == [.acknowledgement])
        }
    }

    @Test(
        "what is wrong and what to type instead",
        arguments: [
            (["ack"], "which incident?", "open are `17` (nothing answers on host `web1`)"),
            (["ack", "16"], "#16 is over: resolved ", "`upkeep incidents --open` lists what is not"),
            (["silence", "shpo", "--for", "2h"], "nothing is known of `shpo`", "did you mean `shop`?"),
            (
                ["silence", "shop"], "say for how long: `upkeep silence shop --for 2h`",
                "`upkeep silence --help` shows what it takes"
            ),
            (
                ["silence", "shop", "--for", "500d"],
                "--for takes from a second to a year: a silence that never ends is ",
                "`upkeep silence --help`"
            ),
            (["silence", "--list", "shop"], "--list goes without a name and --for", "`upkeep silence --help`"),
            (
                ["resume", "shop"], "nothing is silenced, so there is nothing to end", "`upkeep silence` lists what is"
            ),
            (["silences"], "there is no command `upkeep silences`", "did you mean `upkeep silence`?"),
        ])
    func mistakes(_ arguments: [String], _ message: String, _ hint: String) async throws {
        try await withFilledStore { store in
            let output = try await run(Upkeep.invocation(arguments + ["--state", store.folder]))
            let lines = output.standardError.split(separator: "\n")
            #expect(lines.first?.hasPrefix("upkeep: \(message)") == true, "\(output)")
            #expect(lines.last?.hasPrefix("hint: \(hint)") == true, "\(output)")
            #expect(output.status == .exited(64) && output.standardOutput == "")
            #expect(try await silences(store) == [])
        }
    }
}
