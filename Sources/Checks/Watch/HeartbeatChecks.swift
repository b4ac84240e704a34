package import UpkeepCore

/// What can be wrong with a job that reports by itself.
package enum HeartbeatChecks {
    package static let all: [Check] = [overrun, late, failed]

    package static let late = Check(
        "heartbeat.late", title: "job's report",
        why:
            "a backup or a clean-up that no longer runs is missed only when its result is needed, unless its silence counts",
        dependsOn: ["heartbeat.overrun"],
        remedy:
            "see whether the job's timer or crontab still exists and its host runs; then run the job by hand with `upkeep ran`"
    )

    package static let failed = Check(
        "heartbeat.failed", title: "job's last run",
        why: "the job itself says that its work was not done",
        remedy:
            "read the last lines that it sent, mend what they name, and run it again; a run that ends well clears this")

    package static let overrun = Check(
        "heartbeat.overrun", title: "job's run time",
        why: "a job that runs much longer than ever hangs, or will be in the way of the next run",
        severity: .warning, explainsFrom: .warning,
        remedy: "look at what the job waits for on its host; raise its longest run time when there is simply more to do"
    )
}
