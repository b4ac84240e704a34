import UpkeepCore
import UpkeepReport

/// What is told of services, in the order in which they were named, whatever order they finish in.
///
/// Each is put where it belongs as soon as all before it are there: of ten thousand nothing is held twice.
struct ToldServices {
    /// What is told of one service.
    struct Told {
        var findings: [Finding] = []
        var measurements: [Measurement] = []
        var appendix: [ReportLine] = []
    }

    var findings: [Finding] = []
    private(set) var measurements: [Measurement] = []
    private(set) var appendix: [ReportLine] = []

    /// A place for so many is kept free from the start, at most.
    private static let foreseen = 1 << 17

    private let count: Int
    private var waiting: [Int: Told] = [:]
    private var next = 0

    /// - Parameter count: services that were named.
    init(count: Int) { self.count = count }

    mutating func add(_ told: Told, of place: Int) {
        // All of them are much alike; an array that doubles is held twice while it does.
        if findings.isEmpty { findings.reserveCapacity(min(told.findings.count * count, Self.foreseen)) }
        guard place == next else {
            waiting[place] = told
            return
        }
        append(told)
        while let told = waiting.removeValue(forKey: next) { append(told) }
    }

    /// Nothing more comes.
    /// - Returns: the places of those of which nothing is told.
    mutating func close() -> [Int] {
        let missing = (next..<max(next, count)).filter { waiting[$0] == nil }
        for (_, told) in waiting.sorted(by: { $0.key < $1.key }) { append(told) }
        waiting = [:]
        return missing
    }

    private mutating func append(_ told: Told) {
        let before = findings.count - told.findings.count
        for (offset, finding) in told.findings.enumerated() {
            findings.append(before >= 0 ? Self.sharing(finding, with: findings[before + offset]) : finding)
        }
        measurements += told.measurements
        appendix += told.appendix
        next += 1
    }

    /// The same finding, in memory once with what the service before has in common: a shop's services mostly show the same
    /// certificate and the same software.
    private static func sharing(_ finding: Finding, with other: Finding) -> Finding {
        var finding = finding
        if finding.summary == other.summary { finding.summary = other.summary }
        if finding.evidence == other.evidence { finding.evidence = other.evidence }
        return finding
    }
}
