import Peers
import Testing

/// Mistakes in the command line: exit status 64, nothing on standard output, a sentence and the next step.
struct UsageTests {
    @Test(
        "what is wrong and what to type instead",
        arguments: [
            (["chekc"], "there is no command `upkeep chekc`", "did you mean `upkeep check`?"),
            (["config", "inti"], "there is no command `upkeep config inti`", "did you mean `upkeep config init`?"),
            (
                ["config", "zzzzzz"], "there is no command `upkeep config zzzzzz`",
                "`upkeep config --help` lists the commands"
            ),
            (["check", "--forma", "json"], "unknown option `--forma`", "did you mean `--format`?"),
            (
                ["check", "--format", "xml"],
                "the value `xml` is invalid for `--format <format>`; it is one of `text`, `json`, `ndjson`, "
                    + "`prometheus` or `nagios`", "`upkeep check --help` shows what it takes"
            ),
            (
                ["check", "--resolver", "ns1"],
                "--resolver `ns1` is no address; write `192.0.2.53` or `[2001:db8::53]:5353`",
                "`upkeep check --help` shows what it takes"
            ),
            (
                ["check", "--now", "today"], "--now `today` is no moment; write it like `2026-11-22T16:43:00Z`",
                "`upkeep check --help` shows what it takes"
            ),
            (
                ["config", "init"], "missing expected argument `<site> ...`",
                "`upkeep config init --help` shows what it takes"
            ),
            (["check", "--only", "tsl"], "there is no check `tsl`", "did you mean `tls`?"),
            (
                ["explain", "expiry"], "there is no check `expiry`",
                "did you mean `tls.expiry` or `tls.chain.expiry` or `dns.registration.expiry`?"
            ),
            (["explain", "partial"], "there is no check `partial`", "did you mean `tcp.partial` or `http.partial`?"),
            (["explain", "qqqqqq"], "there is no check `qqqqqq`", "`upkeep explain` lists every check"),
            (
                ["check"], "no site given, and no config at `./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`",
                "`upkeep check https://example.com/`, or `upkeep config init example.com > upkeep.yaml`"
            ),
            (
                ["check", "ftp://example.com"],
                "`ftp://example.com`: no site has this scheme; expected a URL: `https://host/path`, `tcp://host:port`, "
                    + "`tls://host:port` or `dns://server/name?type=MX`",
                "`tcp://host:21` with a `dialogue` looks at it"
            ),
            (
                ["check", "https://example.com/", "--ca-file", "/nowhere/ca.pem"], "`/nowhere/ca.pem` does not exist",
                "check the spelling, and the folder you are in"
            ),
            (
                ["check", "https://example.com/", "--ca-file", "/etc/hostname"], "`/etc/hostname` holds no certificate",
                "give a PEM file: it has a line `-----BEGIN CERTIFICATE-----` for each certificate"
            ),
            (["demo", "--list", "--serve"], "--list goes alone", "`upkeep demo --help` shows what it takes"),
            (
                ["demo", "--serve", "--format", "json"],
                "--serve prints no report, so --format json has nothing to format",
                "`upkeep demo --help` shows what it takes"
            ),
        ])
    func mistakes(_ arguments: [String], _ message: String, _ hint: String) async throws {
        let output = try await run(Upkeep.invocation(arguments))
        #expect(output.standardError == "upkeep: \(message)\nhint: \(hint)\n")
        #expect(output.standardOutput == "")
        #expect(output.status == .exited(64))
    }

    @Test func aFaultThatIsNoneIsAnsweredWithAllThereAre() async throws {
        let output = try await Upkeep.run("demo", "--fault", "fire")
        #expect(
            output.standardError.hasPrefix(
                "upkeep: the value `fire` is invalid for `--fault <name>`; it is one of dns, dns-silent, dns-gone, "))
        #expect(output.standardError.split(separator: "\n").count == 2)
        #expect(output.status == .exited(64))
    }

    @Test("what was typed wrong cannot act on the terminal")
    func escaped() async throws {
        let output = try await Upkeep.run("explain", "\u{1B}]0;x\u{7}")
        #expect(output.terminalControls == [])
        #expect(output.standardError.hasPrefix("upkeep: there is no check `\\x1b]0;x\\x07`\n"))
    }

    @Test func versionIsTheVersionAlone() async throws {
        let output = try await Upkeep.run("--version")
        #expect(output.standardOutput.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        #expect(output.status == .exited(0))
    }

    @Test(
        "every help page starts with an abstract, has examples, and fits 80 columns",
        arguments: [
            [], ["check"], ["explain"], ["demo"], ["config"], ["config", "init"], ["config", "check"],
            ["config", "reference"], ["config", "schema"], ["timeline"], ["note"], ["incidents"], ["ack"], ["silence"],
            ["resume"], ["ran"], ["store"], ["store", "check"], ["store", "backup"], ["store", "compact"],
            ["store", "salvage"],
        ])
    func help(_ command: [String]) async throws {
        let output = try await run(Upkeep.invocation(command + ["--help"]))
        #expect(output.status == .exited(0) && output.standardError == "")
        #expect(output.standardOutput.contains("\nExamples:\n  upkeep "))
        #expect(output.standardOutput.contains("\nUSAGE: \((["upkeep"] + command).joined(separator: " "))"))
        let text = output.standardOutput.prefix(
            upTo: output.standardOutput.firstRange(of: "\nUSAGE")?.lowerBound ?? output.standardOutput.startIndex)
        for line in output.standardOutput.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        // A paragraph that the parser had to wrap goes on at the first column with what is left of the line.
        let examples = text.split(separator: "\n").drop { $0 != "Examples:" }.dropFirst().prefix { $0.hasPrefix("  ") }
        #expect(
            !examples.isEmpty && examples.allSatisfy { $0.hasPrefix("  upkeep ") || $0.hasPrefix("                ") })
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) async throws {
        let output = try await Upkeep.run("--generate-completion-script", shell)
        #expect(output.status == .exited(0) && output.standardError == "")
        for word in ["check", "ca-file", "prometheus", "tls.expiry", "one-address-dead"] {
            #expect(output.standardOutput.contains(word), "\(word)")
        }
        if shell == "bash" {
            try await withTemporaryDirectory { directory in
                let script = try directory.write("upkeep.bash", output.standardOutput)
                #expect(try await run("bash", "-n", script).status == .exited(0))
            }
        }
    }
}
