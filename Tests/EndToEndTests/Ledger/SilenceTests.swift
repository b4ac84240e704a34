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
        ("shop", Subject?.some(Subject(.site, "shop")), String?.none, "site `shop`", String?.none, String?.none),
        ("web1", nil, "trait:host:web1", "everything that stands on host `web1`", nil, nil),
        (
            "host:web9", nil, "trait:host:web9", "everything that stands on host `web9`", "host `web9`",
            "did you mean host `web1`?"
        ),
        ("all", nil, "all", "everything", nil, nil),
        (
            "trait:zone:example.com", nil, "trait:zone:example.com", "everything that stands on zone `example.com`",
            "zone `example.com`", nil
        ),
        ("site:new", Subject(.site, "new"), nil, "site `new`", "site `new`", nil),
        ("site:shpo", Subject(.site, "shpo"), nil, "site `shpo`", "site `shpo`", "did you mean site `shop`?"),
    ])
    func silence(
        _ name: String, _ subject: Subject?, _ scope: String?, _ words: String, _ unknown: String?, _ hint: String?
    ) async throws {
        try await withFilledStore { store in
            let output = try await store.run("silence", name, "--for", "2h", "--reason", "new disk")
            #expect(output.status == .exited(0))
            let warning = unknown.map {
                "upkeep: warning: nothing is known yet of \($0): this counts once there is something of that name\n"
            }
            #expect(output.standardError == (warning ?? "") + (hint.map { "hint: \($0)\n" } ?? ""))
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

    @Test("nobody has an incident that is over: its acknowledgement is not listed, and cannot be taken back")
    func over() async throws {
        try await withFilledStore { store in
            _ = try await store.run("ack", "17")
            #expect(try await store.run("silence").standardOutput.hasPrefix("17  incident #17 until it is resolved"))
            var entry = LedgerEntry()
            entry.incidents = try await store.ledger().incidents(IncidentQuery(number: 17))
            entry.incidents[0].resolvedAt = entry.incidents[0].openedAt + .seconds(60)
            var incident = entry.incidents[0].incident
            incident.closedAt = entry.incidents[0].resolvedAt
            entry.incidents[0].body = [UInt8](try JSONEncoder().encode(incident))
            try await store.ledger().commit(entry)
            #expect(try await store.run("silence").standardOutput.hasPrefix("nothing is silenced\n"))
            let json = try await store.run("silence", "--format", "json").standardOutput
            #expect(json.contains(#""silences": []"#), "\(json)")
            #expect(try await store.run("resume", "17").standardError.hasPrefix("upkeep: nothing is silenced, so"))
            let story = try await store.run("incidents", "17").standardOutput
            #expect(story.contains("acknowledged: by anna at "), "\(story)")
        }
    }

    @Test(
        "the config's maintenance is listed as it is now and as it is next; what it names is known before it was seen")
    func planned() async throws {
        try await withFilledStore { store in
            let file = store.folder + "/upkeep.yaml"
            try """
            sites: [{name: till, url: 'https://till.example/', machine: web7}]
            maintenance:
              - {name: always, sites: [till], cron: '0 0 * * *', for: 2d}
              - {name: far off, machines: [web7], from: '2101-01-01 10:00', until: '2101-01-01 12:00'}
            """.write(toFile: file, atomically: true, encoding: .utf8)
            let list = try await store.run("silence", "--config", file)
            let lines = list.standardOutput.split(separator: "\n")
            #expect(list.status == .exited(0) && lines.count >= 3, "\(list)")
            #expect(
                lines.contains {
                    $0.hasPrefix("planned  site `till` until ") && $0.contains(" to go (maintenance by config")
                })
            #expect(
                lines.contains {
                    $0.hasPrefix(
                        "planned  everything that stands on host `web7` from 2101-01-01 11:00:00 CET until 2101-01-01 13:00:00"
                    )
                }, "\(list)")
            #expect(lines.last?.hasPrefix("hint: what is planned ends when the config") == true)
            var invocation = try Upkeep.invocation(
                ["silence", "host:web7", "--for", "1h", "--state", store.folder], in: store.folder)
            #expect(try await run(invocation).standardError == "")
            invocation = try Upkeep.invocation(
                ["silence", "host:web77", "--for", "1h", "--state", store.folder], in: store.folder)
            #expect(try await run(invocation).standardError.hasSuffix("hint: did you mean host `web7`?\n"))
        }
    }

    @Test("a note about what nobody watches is kept, and said to be about nothing that is known, again and again")
    func unknownNote() async throws {
        try await withFilledStore { store in
            for _ in 1...2 {
                let output = try await store.run("note", "deployed", "--subject", "site:shpo")
                #expect(output.status == .exited(0) && output.standardOutput.hasPrefix("noted of `shpo` at "))
                #expect(output.standardError.hasPrefix("upkeep: warning: nothing is known yet of site `shpo`: "))
                #expect(output.standardError.hasSuffix("hint: did you mean site `shop`?\n"))
            }
            #expect(try await store.run("note", "deployed", "--subject", "shop").standardError == "")
            #expect(try await store.run("note", "deployed").standardError == "")
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
