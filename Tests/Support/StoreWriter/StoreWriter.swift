import UpkeepCore
import UpkeepStore

/// Writes to a store as `upkeep watch` would, for tests that end it at some instant or take its disk away.
///
///     store-writer load FOLDER FIRST    incidents from number FIRST on, with results between, until it is ended
///     store-writer fill FOLDER          results and incidents until the disk is full, then word by word from standard input
@main
enum StoreWriter {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("load", 3): try await Load(folder: arguments[1], first: Int(arguments[2]) ?? 0).run()
        case ("fill", 2): try await Fill(folder: arguments[1]).run()
        default: print("usage: store-writer load FOLDER FIRST | fill FOLDER")
        }
    }
}
