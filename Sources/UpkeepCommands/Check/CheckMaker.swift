import Checks
import UpkeepCore

/// A command that makes checks, and which.
struct CheckMaker: Sendable {
    let command: String
    let catalogue: CheckCatalogue

    static let sites = CheckMaker(command: "upkeep check", catalogue: .sites)
    static let zones = CheckMaker(command: "upkeep dns", catalogue: .zones)
    static let endpoints = CheckMaker(command: "upkeep tls", catalogue: .endpoints)

    /// The ids that `--only` takes, for a shell to complete.
    var ids: [String] { catalogue.checks.map(\.id.text) }

    /// The check with that id, or all of that family.
    /// - Throws: ``CommandFailure`` that says which command makes it, or what was most likely meant.
    func checks(named name: String) throws -> [Check] {
        let known = CheckCatalogue.upkeep.has(name)
        let isMade = catalogue.has(name)
        guard known, !isMade else { return try catalogue.checks(named: name) }
        let other = [Self.sites, Self.zones, Self.endpoints].first { maker in
            maker.catalogue.has(name)
        }
        throw CommandFailure(
            "other-check", "`\(command)` does not make the check `\(name)`",
            hint: other.map { "`\($0.command)` does: `\($0.example) --only \(name)`" }
                ?? "`upkeep explain \(name)` says what it is about")
    }

    private var example: String {
        "\(command) example.com"
    }
}

extension CheckCatalogue {
    /// Whether a check has that id, or begins with it.
    fileprivate func has(_ name: String) -> Bool {
        checks.contains { $0.id.text == name || $0.id.text.hasPrefix(name + ".") }
    }
}
