package import UpkeepCore

/// What can be wrong with the alerts themselves.
package enum AlertChecks {
    package static let all: [Check] = [channel, queue, storage]

    package static let channel = Check(
        "alert.channel", title: "alert channel",
        why: "a channel that takes no alerts is found out in the worst hour, unless it is said before",
        remedy: "run `upkeep alert test` and read what the receiver says; tokens expire and webhooks are deleted")

    package static let queue = Check(
        "alert.queue", title: "age of alerts",
        why: "an alert that waits is an outage that nobody knows of",
        severity: .warning,
        remedy: "see which channel is slow; give it a `fallback`, so that somebody is told meanwhile")

    package static let storage = Check(
        "alert.storage", title: "alert queue on disk",
        why: "alerts that are not written down are lost when the process or the machine dies",
        remedy: "free space on the disk that holds the store; alerts go out from memory until then")
}
