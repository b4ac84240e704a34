import Testing

@Suite("what a module may import")
struct ImportTests {
    /// Full Foundation brings in ICU, tens of megabytes of it; Yams, under the config, has it anyway.
    private static let foundationUsers: Set<String> = ["UpkeepConfig"]
    private static let nioUsers: Set<String> = [
        "UpkeepNet", "DNSProbe", "TLSProbe", "HTTPProbe", "PortProbe", "Diagnosis", "UpkeepDemo", "UpkeepCommands",
        "Notifiers", "UpkeepAPI",
    ]
    /// What reads hostile bytes, or judges, touches neither the system nor the clock.
    private static let pure: Set<String> = [
        "UpkeepCore", "DNSWire", "HTTPWire", "CertificateReader", "TLSWire", "DNSSEC", "Checks", "Incidents",
        "Calendars",
    ]

    private struct Import {
        let module: String
        let path: String
        let line: Int
        let imported: Substring
    }

    private func imports() throws -> [Import] {
        let statement =
            /^(?:@[A-Za-z_]+ )*(?:public |package |internal )?import (?:(?:struct|class|enum|func|var|let|protocol|typealias) )?([A-Za-z0-9_]+)/
        return try Repository.swiftFiles("Sources").flatMap { path in
            try Repository.lines(path).enumerated().compactMap { index, line in
                line.prefixMatch(of: statement).map {
                    Import(module: Repository.module(path), path: path, line: index + 1, imported: $0.1)
                }
            }
        }
    }

    @Test("full Foundation stays below the config")
    func foundation() throws {
        let heavy: Set<Substring> = [
            "Foundation", "FoundationNetworking", "FoundationXML", "FoundationInternationalization",
        ]
        for use in try imports() where heavy.contains(use.imported) {
            #expect(Self.foundationUsers.contains(use.module), "\(use.path):\(use.line) imports \(use.imported)")
        }
    }

    @Test("only what touches the network imports NIO")
    func nio() throws {
        for use in try imports() where use.imported.hasPrefix("NIO") || use.imported.hasPrefix("_NIO") {
            #expect(Self.nioUsers.contains(use.module), "\(use.path):\(use.line) imports \(use.imported)")
        }
    }

    @Test("codecs and judges are pure: no system, no dispatch, no clock")
    func purity() throws {
        let impure: Set<Substring> = ["Glibc", "Musl", "Dispatch", "UpkeepSystem", "UpkeepNet"]
        for use in try imports() where impure.contains(use.imported) {
            #expect(!Self.pure.contains(use.module), "\(use.path):\(use.line) imports \(use.imported)")
        }
        let clocks = ["ContinuousClock", "SuspendingClock", "Date()", "clock_gettime"]
        for path in try Repository.swiftFiles("Sources") where Self.pure.contains(Repository.module(path)) {
            for (index, line) in try Repository.lines(path).enumerated() {
                #expect(!clocks.contains(where: line.contains), "\(path):\(index + 1): \(line)")
            }
        }
    }
}
