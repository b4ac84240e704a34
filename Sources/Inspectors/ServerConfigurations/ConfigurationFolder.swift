import ServerConfiguration
import UpkeepSystem

/// Reads one server's configuration off the disk: includes, patterns, paths of another root; everything bounded.
final class ConfigurationFolder {
    /// Of one server.
    private static let mostFiles = 1000
    /// Includes within includes.
    private static let deepest = 16

    /// The machine's root folder without its slash; empty for this machine's own.
    let machine: String
    private let files: Files
    private var open: [String] = []
    private var budget = ConfigurationFolder.mostFiles
    /// Each may list folders.
    private var includesLeft = ConfigurationFolder.mostFiles
    /// Every file that was read.
    private(set) var read: Set<String> = []
    /// What is included and may not be read.
    private(set) var closed: [String] = []

    init(files: Files, machine: String) {
        self.files = files
        self.machine = machine
    }

    /// A path of the configuration as it is from here.
    ///
    /// - Parameter base: what relative paths are relative to, as it is from here.
    func place(_ written: String, base: String) -> String {
        guard written.hasPrefix("/") else { return base.isEmpty || base == "." ? written : base + "/" + written }
        return machine.isEmpty || written.hasPrefix(machine + "/") ? written : machine + written
    }

    func isFolder(_ path: String) -> Bool { (try? files.factsOfTarget(path))??.kind == .folder }
    func isFile(_ path: String) -> Bool { (try? files.factsOfTarget(path))??.kind == .file }
    func names(in folder: String) -> [String] { (try? files.list(folder)) ?? [] }

    /// A file's bytes; nil when it cannot be read, when it is already being read further up, and when it is enough.
    func bytes(_ path: String) -> [UInt8]? {
        guard budget > 0, !open.contains(path), open.count < Self.deepest else { return nil }
        budget -= 1
        do throws(FileError) {
            let bytes = try files.read(path, limit: ConfigurationLimits.length)
            read.insert(path)
            return bytes
        } catch {
            if error.kind == .permission { closed.append(path) }
            return nil
        }
    }

    /// Statements of a file and of all that it includes, in the order in which the server reads them.
    ///
    /// - Parameters:
    ///   - read: what a file says by itself.
    ///   - includes: the files that a statement includes, as they are from here; nil when it includes none.
    func statements(
        of main: String, read: ([UInt8]) -> [ConfigurationStatement],
        includes: (ConfigurationStatement, String) -> [String]?
    ) -> [(file: String, statement: ConfigurationStatement)] {
        var found: [(file: String, statement: ConfigurationStatement)] = []
        // What is left of each file that is open, the innermost last. A waiting file is one with nothing read yet.
        var waiting: [(file: String, rest: ArraySlice<ConfigurationStatement>)] = []
        var queued: [(file: String, depth: Int)] = []
        func begin(_ file: String) {
            guard let bytes = bytes(file) else { return }
            open.append(file)
            waiting.append((file, read(bytes)[...]))
        }
        begin(main)
        while let place = waiting.indices.last {
            if let next = queued.last, next.depth == waiting.count {
                queued.removeLast()
                begin(next.file)
                continue
            }
            guard let statement = waiting[place].rest.popFirst() else {
                waiting.removeLast()
                open.removeLast()
                continue
            }
            guard found.count < ConfigurationLimits.statements else { break }
            if let more = includes(statement, waiting[place].file) {
                includesLeft -= 1
                guard includesLeft > 0 else { break }
                queued += more.reversed().map { ($0, waiting.count) }
            } else {
                found.append((waiting[place].file, statement))
            }
        }
        open = []
        return found
    }

    /// The files that a pattern names, in the order of their names; a path without any pattern is itself.
    func expanded(_ pattern: String) -> [String] {
        guard FilePattern.isPattern(pattern) else { return [pattern] }
        var found = [pattern.hasPrefix("/") ? "/" : ""]
        for part in pattern.split(separator: "/").map(String.init) {
            let matcher = FilePattern.isPattern(part) ? FilePattern(part) : nil
            found = found.flatMap { folder -> [String] in
                let base = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
                guard let matcher else { return [base + part] }
                return names(in: folder.isEmpty ? "." : folder).filter(matcher.matches).map { base + $0 }
            }
            if found.count > Self.mostFiles { found = Array(found.prefix(Self.mostFiles)) }
        }
        return found
    }

    /// The folder of a path, without its slash.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
