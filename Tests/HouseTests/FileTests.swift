import Testing

@Suite("what a file may look like")
struct FileTests {
    private static let longest = 600

    @Test("no source file is longer than 600 lines")
    func length() throws {
        let long = try Repository.swiftFiles("Sources").filter { try Repository.lines($0).count > Self.longest }
        #expect(long == [])
    }

    @Test("no file hides what it is for behind a name like Utils")
    func names() throws {
        let vague = ["util", "helper", "manager", "common"]
        let found = try Repository.swiftFiles("Sources", "Tests").filter { path in
            // Alertmanager is what that program is called.
            let name = (path.split(separator: "/").last ?? "").lowercased().replacing("alertmanager", with: "")
            return vague.contains { name.contains($0) }
        }
        #expect(found == [])
    }

    @Test("a type in the open has a file named after it, and shares it with no other")
    func oneType() throws {
        // Only a declaration in the first column is top-level.
        let declaration =
            /^(?:@[A-Za-z]+(?:\([^)]*\))? )*(?:public |package |internal |final |indirect |nonisolated )*(?:struct|enum|class|actor|protocol) ([A-Za-z0-9_]+)/
        for path in try Repository.swiftFiles("Sources") {
            let types = try Repository.lines(path).compactMap { $0.prefixMatch(of: declaration).map { String($0.1) } }
            let stem = String((path.split(separator: "/").last ?? "").dropLast(".swift".count))
            #expect(types.count <= 1, "\(path) declares \(types)")
            if let type = types.first { #expect(stem == type, "\(path) declares \(type)") }
        }
    }

    @Test("what could trap or race says why it cannot")
    func reasons() throws {
        let risky = ["try!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)", "unowned(unsafe)"]
        let reasons = ["// INVARIANT:", "// SAFETY:"]
        for path in try Repository.swiftFiles("Sources") {
            let lines = try Repository.lines(path)
            for (index, line) in lines.enumerated() where risky.contains(where: line.contains) {
                if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
                let before = lines[max(0, index - 4)...index]
                let isExplained = before.contains { line in reasons.contains { line.contains($0) } }
                #expect(isExplained, "\(path):\(index + 1): \(line)")
            }
        }
    }

    @Test("nothing is left for later")
    func leftovers() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "not " + "implemented"]
        for path in try Repository.swiftFiles("Sources", "Tests") {
            for (index, line) in try Repository.lines(path).enumerated() {
                #expect(!marks.contains(where: line.contains), "\(path):\(index + 1): \(line)")
            }
        }
    }

    @Test("suites that need root are named so that `make test-root` finds them")
    func rootSuites() throws {
        for path in try Repository.swiftFiles("Tests") where !path.hasPrefix("Tests/Support/") {
            let needsRoot = try Repository.lines(path).contains { $0.contains(".requires" + "Root") }
            #expect(!needsRoot || path.hasSuffix("RootTests.swift"), "\(path)")
        }
    }
}
