import Peers
import Testing
import UpkeepDemo

/// From nothing to a config that holds.
struct ConfigInitTests {
    @Test("what it writes loads, looks at the same world, and is well")
    func roundTrip() async throws {
        try await withShop { shop in
            let written = try await shop.runInWorld(
                "config", "init", shop.site.url, shop.site.plainURL, shop.site.mailURL, "--output", "new.yaml")
            #expect(written.status == .exited(0))
            #expect(written.standardOutput == "")
            #expect(
                written.standardError
                    == "wrote `new.yaml`\nnext: read it, then type `upkeep check --config new.yaml`\n")
            let text = shop.directory.read("new.yaml")
            #expect(text.contains("  - \"\(shop.site.resolver)\"\n") && text.contains("ca_file: \"\(shop.caFile)\"\n"))
            #expect(text.contains("    # confirm: the server said `220 ") && text.contains("    - expect: \"^220 \""))
            #expect(text.contains("- ns1.alpha.test") && text.contains("- 127.0.0.2"))
            #expect(text.contains("final_url: \(shop.site.url)") || text.contains("final_url: \"\(shop.site.url)\""))

            // No --resolver and no --ca-file here: the config has them.
            let check = try await Upkeep.run("check", "--config", "new.yaml", in: shop.directory.path)
            #expect(check.status == .exited(0), "\(check.standardOutput)\(check.standardError)")
            #expect(check.standardOutput.contains("3 subjects: 3 ok"))

            try await shop.shop.set(faults: [.oneAddressDead])
            let later = try await Upkeep.run("check", "--config", "new.yaml", in: shop.directory.path)
            #expect(later.status == .exited(1))
        }
    }

    @Test func toStandardOutput() async throws {
        try await withShop { shop in
            let written = try await shop.runInWorld("config", "init", shop.site.url)
            #expect(written.standardError == "" && written.status == .exited(0))
            try shop.directory.write("upkeep.yaml", written.standardOutput)
            let check = try await Upkeep.run("check", in: shop.directory.path)
            #expect(check.status == .exited(0))
        }
    }

    @Test("a site that is down is said to be, and what is known is written all the same")
    func down() async throws {
        try await withShop([.connectRefused]) { shop in
            let written = try await shop.runInWorld("config", "init", shop.site.url, "https://gone.demo.test/")
            #expect(written.status == .exited(1))
            #expect(written.standardError.contains("note: `\(shop.site.url)` is not well now: "))
            #expect(written.standardError.contains("[tcp.reachable]"))
            #expect(written.standardError.contains("note: `https://gone.demo.test/` is not well now: the name"))
            #expect(written.standardOutput.contains("# confirm: no whole answer came when this was written"))
            #expect(written.standardOutput.contains("- 127.0.0.1"))
            try shop.directory.write("upkeep.yaml", written.standardOutput)
            #expect(try await Upkeep.run("config", "check", in: shop.directory.path).status == .exited(0))
        }
    }

    @Test func aFileThatExistsIsLeftAlone() async throws {
        try await withShop { shop in
            let kept = try shop.directory.write("kept.yaml", "precious")
            let output = try await shop.runInWorld("config", "init", shop.site.url, "--output", kept)
            #expect(output.status == .exited(64))
            #expect(
                output.standardError
                    == "upkeep: `\(kept)` already exists and was left as it is\nhint: name another file, or move this one away\n"
            )
            #expect(shop.directory.read("kept.yaml") == "precious")
            #expect(shop.shop.site == shop.site)
            #expect(await shop.shop.webConnections == 0)
        }
    }

    @Test("a page cannot write keys into the config, nor act on the terminal")
    func hostileTitle() async throws {
        let page = "<title>x\"\r\nevil: \u{1B}[31m${HOME}\u{202E}</title>"
        let answer =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)"
        try await withHostileServer(.answer(answer)) { server in
            try await withTemporaryDirectory { directory in
                let url = "http://127.0.0.1:\(server.port)/"
                let output = try await Upkeep.run("config", "init", url)
                #expect(output.status == .exited(0))
                #expect(output.terminalControls == [])
                try directory.write("upkeep.yaml", output.standardOutput)
                let check = try await Upkeep.run("config", "check", in: directory.path)
                #expect(check.status == .exited(0), "\(check.standardError)\(output.standardOutput)")
            }
        }
    }
}
