package import UpkeepCore

/// What can be asked about two copies of a zone.
package enum ComparisonChecks {
    package static let all: [Check] = [sources, records, times]

    package static let sources = Check(
        "dns.compare.sources", title: "copies that can be read",
        why: "a copy that cannot be read may be the one that differs",
        severity: .warning,
        remedy: "see that the server serves the zone to you, or that the file is a zone file, then compare again")

    package static let records = Check(
        "dns.compare.records", title: "same records in every copy",
        why: "visitors and mail go where the copy that they happen to meet sends them",
        remedy: "find which copy is right, and load it everywhere"
    ).shownAtAGlance

    package static let times = Check(
        "dns.compare.times", title: "same times in every copy",
        why: "where TTLs differ, a change is seen by some visitors hours before others",
        severity: .warning,
        remedy: "set the same TTLs and SOA times everywhere, or compare with `--ignore-ttl`")
}
