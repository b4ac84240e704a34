import ArgumentParser
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// `upkeep ran`: a wrapper for jobs that tells the watch when they ran and how.
struct RanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ran",
        abstract: "Run a job of cron's and tell `upkeep watch` how it went.",
        usage: "upkeep ran <id> [--url <url>] [--timeout <time>] -- <command> ...",
        discussion: """
            Examples:
              upkeep ran nightly-backup -- /usr/local/bin/backup --all
              upkeep ran certs --url http://monitor:7710 -- certbot renew
              upkeep ran dump -- /opt/dump.sh     with UPKEEP_URL set in the crontab

            Where to: --url, else $UPKEEP_URL, else `watch.public_url` or `watch.listen`
            of the config in ./upkeep.yaml or /etc/upkeep/upkeep.yaml.

            The job begins at once, with its input, output and environment as they are;
            signals go on to it. Upkeep is told of its start, its exit status and its last
            10 kB of output, by POST to URL/ping/ID/start and URL/ping/ID/STATUS.

            Exit status: the job's own; 128 and the signal's number when one ended it;
            127 when it is not found, 126 when it cannot be run. That Upkeep cannot be
            reached never changes it: that is one line on standard error.
            """)

    @Argument(help: ArgumentHelp("What the job is called under `heartbeats` in the config.", valueName: "id"))
    var id: String

    @Option(
        help: ArgumentHelp(
            "Where `upkeep watch` answers; $UPKEEP_URL, or as the config says, when not given.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("How long telling of the end may take, in all.", valueName: "time"))
    var timeout = DurationArgument(.seconds(5))

    @Argument(parsing: .postTerminator, help: ArgumentHelp("The job, after `--`.", valueName: "command"))
    var command: [String] = []

    func validate() throws {
        let isName = !id.isEmpty && id.utf8.count <= 128 && id != "." && id != ".."
        guard isName, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }) else {
            throw ValidationError("`\(id)` is no id: it has letters, digits, `.`, `_` and `-`, 128 at most")
        }
        if command.isEmpty { throw ValidationError("say what to run: `upkeep ran \(id) -- COMMAND`") }
        guard (.milliseconds(100)...(.seconds(60))).contains(timeout.duration) else {
            throw ValidationError("--timeout takes from `100ms` to `60s`")
        }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        let teller = JobTeller(
            id: id, url: url ?? system.environment.nonEmpty("UPKEEP_URL") ?? WatchPlace.url(system),
            patience: timeout.duration, system)
        async let begun = teller.begin()
        let end = await JobRun(command: command, system: system).run()
        let ended = system.clock.monotonic
        let problem = await begun
        let later = await teller.finish(end, since: ended)
        // A problem at the end is the one that counts: a start that was missed is not.
        if let sentence = later ?? problem {
            try? Output.say([ReportLine(["note: "], [TextSpan(sentence)])], system.standardError)
        }
        if end.status != ExitStatus.ok { throw CommandFailure(exitCode: end.status) }
    }
}
