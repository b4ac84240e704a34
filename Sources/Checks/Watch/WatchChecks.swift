package import UpkeepCore

/// What can be wrong with the watch's own memory.
package enum WatchChecks {
    package static let all: [Check] = [store]

    package static let store = Check(
        "watch.store", title: "store of the watch",
        why: "incidents and alerts that are not on disk are lost when the process or the machine dies",
        remedy: "free space on the disk that holds the store; watching and alerting go on from memory until then")
}
