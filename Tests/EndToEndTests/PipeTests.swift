import Peers
import Testing
import UpkeepDemo

/// Readers that leave early.
struct PipeTests {
    @Test("the exit status is the report's, although nobody reads it")
    func statusStays() async throws {
        try await withShop([.error500]) { shop in
            // The reader has ended before the first word is written.
            let script = #"exec 3> >(exit 0); wait $!; "$@" >&3; echo $?"#
            for options in [[], ["--explain"], ["--format", "json"]] {
                let output = try await run(
                    Invocation(
                        "bash", ["-c", script, "bash", Upkeep.program, "check", "--config", shop.config] + options))
                #expect(output.standardOutput == "2\n")
                #expect(output.standardError == "")
            }
        }
    }

    @Test("`| head -1` ends quietly")
    func head() async throws {
        let script = #""$@" | head -1; echo "${PIPESTATUS[0]}""#
        for (arguments, status) in [
            (["config", "reference"], 0), (["demo", "--fault", "slow", "-vv"], 1), (["--help"], 0),
        ] {
            let output = try await run(Invocation("bash", ["-c", script, "bash", Upkeep.program] + arguments))
            #expect(output.standardOutput.split(separator: "\n").count == 2)
            #expect(output.standardOutput.hasSuffix("\n\(status)\n"))
            #expect(output.standardError == "")
        }
    }

    @Test func aFullDiskIsSaidAndNoReport() async throws {
        let output = try await run("sh", "-c", #""$0" explain > /dev/full"#, Upkeep.program)
        #expect(output.status == .exited(70))
        #expect(output.standardError.hasPrefix("upkeep: the output could not be written: no space left\nhint: "))
    }
}
