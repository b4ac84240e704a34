package import UpkeepCore

/// What can be wrong with the looking itself.
package enum SchedulingChecks {
    package static let all: [Check] = [late, crowded, clock]

    package static let late = Check(
        "watch.late", title: "looks on time",
        why: "when this machine is too busy to look on time, outages are seen late and short ones not at all",
        severity: .warning,
        remedy: "see what else uses this machine's processor, give it more, or look less often (`every`)")

    package static let crowded = Check(
        "watch.crowded", title: "room at each host",
        why:
            "a host is asked no more than it bears: 200 times a second, and by four looks at once, those not counted that wait "
            + "longer than a quarter of a second; with more to look at, all of it is looked at less often than the config says",
        severity: .warning,
        remedy: "look less often (`every`), or at fewer things on that host")

    package static let clock = Check(
        "watch.clock", title: "clock of the watch",
        why: "while the machine was suspended nobody looked, and a date that jumps puts events in the wrong order",
        severity: .warning,
        remedy: "let the machine that watches never sleep, and let a time server keep its clock")
}
