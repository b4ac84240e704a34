import ArgumentParser
import UpkeepStore
import UpkeepSystem

/// Which watch's store a command reads or writes.
struct LedgerOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.",
            valueName: "folder"),
        completion: .directory)
    var state: String?

    /// - Throws: ``CommandFailure`` when there is no home and nothing was named.
    func folder(_ system: System) throws -> String {
        if state == "none" {
            throw CommandFailure(
                "no-store", "`--state none` keeps nothing that could be read",
                hint: "name the folder that `--state` names to `upkeep watch`")
        }
        guard let folder = state ?? StateFolder.usual(system) else {
            throw CommandFailure(
                "no-store", "there is no home folder, and no other one was named",
                hint: "name the folder that `--state` names to `upkeep watch`: `--state FOLDER`")
        }
        return folder
    }

    /// The ledger, made when it is not there: what is written must be kept whether a watch has run or not.
    func open(_ system: System) throws -> LedgerFile { try LedgerFile(folder: folder(system)) }

    /// The ledger; nil when there is none yet, since looking must not leave files behind.
    func openIfThere(_ system: System) throws -> LedgerFile? {
        let folder = try folder(system)
        do {
            guard try system.files.exists("\(folder)/\(LedgerFile.fileName)") else { return nil }
        } catch {
            throw CommandFailure(error, exitCode: ExitStatus.critical)
        }
        return try LedgerFile(folder: folder)
    }
}
