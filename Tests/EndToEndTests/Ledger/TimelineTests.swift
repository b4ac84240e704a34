import Foundation
import Peers
import Testing
import UpkeepCore

/// `upkeep timeline` and `upkeep note`.
struct TimelineTests {
    @Test("the newest is last, times are local, incidents say how long, what proves them is below")
    func text() async throws {
        try await withFilledStore { store in
            let output = try await store.run("timeline")
            #expect(output.status == .exited(0) && output.standardError == "")
            let at = { (seconds: Int64) in FilledStore.text(store.openedAt + .seconds(seconds)) }
            let text = output.standardOutput.replacing(/open for [^)]*/, with: "open for N")
            #expect(
                text == """
                    \(at(-7200))  incident  blog  opened: `blog` answers 503 (#16, warning, lasted 4 min)
                                           cause site:blog
                    \(at(-6960))  incident  blog  resolved after 4 min: `blog` answers 503 (#16)
                    \(at(-900))  finding   shop  the certificate is new
                    \(at(-240))  change    web1  deployed shop 1.4.2 (by ci)
                                           commit 8d61f2
                    \(at(-65))  note      all   switched the router\\x1b[31m (by bob)
                    \(at(0))  incident  web1  opened: nothing answers on host `web1` (#17, critical, open for N)
                                           members shop, api, blog
                                           cause host:web1

                    6 entries, times in CET

                    """)
        }
    }

    @Test(
        "asked for a part of it",
        arguments: [
            (["--subject", "web1"], ["deployed", "nothing answers"]),
            (["--since", "29m"], ["new", "deployed", "switched", "nothing"]),
            (["--until", "30m"], ["opened: `blog`", "resolved"]),
            (["--kind", "note", "--kind", "change"], ["deployed", "switched"]),
            (["--subject", "site:blog", "--kind", "incident"], ["opened: `blog`", "resolved"]),
            (["--limit", "1"], ["nothing answers"]),
        ])
    func part(_ options: [String], _ summaries: [String]) async throws {
        try await withFilledStore { store in
            let output = try await run(
                Upkeep.invocation(["timeline", "--state", store.folder] + options, environment: FilledStore.zone))
            let lines = output.standardOutput.split(separator: "\n").filter { $0.contains(#/^[0-9-]{10} /#) }
            #expect(lines.count == summaries.count, "\(output)")
            for (line, summary) in zip(lines, summaries) { #expect(line.contains(summary)) }
            #expect(output.standardOutput.contains("hint: there are earlier ones") == options.contains("--limit"))
        }
    }

    @Test("every member of the lists has a row in docs/json-lists.md")
    func json() async throws {
        let documented = try DocumentedLists()
        try await withFilledStore { store in
            _ = try await store.run("silence", "shop", "--for", "1h")
            for command in [["timeline"], ["incidents"], ["incidents", "17"], ["silence"], ["store", "check"]] {
                let whole = try await run(
                    Upkeep.invocation(command + ["--state", store.folder, "--format", "json"]))
                #expect(whole.status == .exited(0))
                #expect(try documented.undocumented(whole.standardOutput) == [], "\(command)")
                let lines = try await run(
                    Upkeep.invocation(command + ["--state", store.folder, "--format", "ndjson"]))
                let last = try DocumentedJSON.object(String(lines.standardOutput.split(separator: "\n").last ?? ""))
                #expect(last["type"] as? String == "summary")
                #expect(last["count"] as? Int == lines.standardOutput.split(separator: "\n").count - 1)
            }
        }
    }

    @Test(
        "where nothing is recorded it says so and what to type, and leaves nothing behind",
        arguments: [
            (["timeline"], "nothing has been recorded yet\nnext: `upkeep watch` keeps looking"),
            (["incidents"], "nothing has been recorded yet, so there is no incident\nnext: "),
            (["silence"], "nothing is silenced\nnext: `upkeep silence NAME --for 2h`"),
        ])
    func nothing(_ command: [String], _ text: String) async throws {
        try await withTemporaryDirectory { folder in
            let output = try await run(Upkeep.invocation(command + ["--state", folder.path]))
            #expect(output.standardOutput.hasPrefix(text), "\(output)")
            #expect(output.status == .exited(0))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test("a note is in the timeline, with who wrote it and of what")
    func note() async throws {
        try await withFilledStore { store in
            let output = try await store.run("note", "swapped the certificate", "--subject", "SHOP", "--at", "10m")
            #expect(output.standardOutput.hasPrefix("noted of `shop` at ") && output.status == .exited(0))
            #expect(output.standardOutput.contains(" CET by anna\n"))
            _ = try await store.run("note", "hello", environment: ["SUDO_USER": "bob", "USER": "root"])
            _ = try await store.run("note", "out", "--author", "ci", "--subject", "service:billing")
            let text = try await store.run("timeline", "--kind", "note").standardOutput
            let notes = text.split(separator: "\n").filter { $0.contains("  note  ") }.map { $0.dropFirst(31) }
            #expect(
                notes.map { $0.replacing(#/ +/#, with: " ") } == [
                    "all switched the router\\x1b[31m (by bob)", "shop swapped the certificate (by anna)",
                    "all hello (by bob)", "billing out (by ci)",
                ])
            let story = try await store.run("incidents", "17").standardOutput
            #expect(!story.contains("swapped the certificate"), "it came after the incident")
        }
    }

    @Test("a note works before any watch has run")
    func firstNote() async throws {
        try await withTemporaryDirectory { folder in
            let state = folder.file("state")
            let output = try await Upkeep.run("note", "hello", "--state", state)
            #expect(output.status == .exited(0) && output.standardOutput.contains(" by somebody\n"))
            #expect(try await Upkeep.run("timeline", "--state", state).standardOutput.contains("hello"))
        }
    }

    @Test(
        "what is wrong and what to type instead",
        arguments: [
            (["timeline", "--subject", "shpo"], "nothing is known of `shpo`", "did you mean `shop`?", CInt(64)),
            (
                ["timeline", "--since", "soon"], "the value `soon` is invalid for `--since <time>`",
                "`upkeep timeline --help` shows what it takes", 64
            ),
            (["timeline", "--limit", "0"], "--limit takes from 1 to 100000", "`upkeep timeline --help` shows", 64),
            (["note", " "], "an empty note tells nobody anything", "`upkeep note --help` shows what it takes", 64),
            (["note", "x", "--subject", "wev1"], "nothing is known of `wev1`", "did you mean `web1`?", 64),
            (
                ["timeline", "--state", "none"], "`--state none` keeps nothing that could be read",
                "name the folder that `--state` names to `upkeep watch`", 64
            ),
            (
                ["timeline", "--state", "/etc/hostname/x"], "`/etc/hostname/x", "", 2
            ),
        ])
    func mistakes(_ arguments: [String], _ message: String, _ hint: String, _ status: CInt) async throws {
        try await withFilledStore { store in
            let state = arguments.contains("--state") ? [] : ["--state", store.folder]
            let output = try await run(Upkeep.invocation(arguments + state))
            let lines = output.standardError.split(separator: "\n")
            #expect(lines.first?.hasPrefix("upkeep: \(message)") == true, "\(output)")
            if !hint.isEmpty { #expect(lines.last?.hasPrefix("hint: \(hint)") == true, "\(output)") }
            #expect(output.status == .exited(status) && output.standardOutput == "")
        }
    }
}
