import UpkeepSystem

/// What users and groups are called; a number that has no name stays one.
struct AccountNames: Sendable {
    private let users: [UInt32: String]
    private let groups: [UInt32: String]

    init(_ files: Files) {
        users = Self.table(try? files.readText("/etc/passwd"))
        groups = Self.table(try? files.readText("/etc/group"))
    }

    func user(_ number: UInt32) -> String { users[number] ?? "\(number)" }
    func group(_ number: UInt32) -> String { groups[number] ?? "\(number)" }

    /// passwd(5), group(5): the name is the first field, the number the third.
    private static func table(_ text: String?) -> [UInt32: String] {
        var names: [UInt32: String] = [:]
        for line in (text ?? "").split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            guard fields.count > 2, let number = UInt32(fields[2]), names[number] == nil else { continue }
            names[number] = String(fields[0])
        }
        return names
    }
}
