/// A config file that somebody else has read.
package struct ConfigSource: Sendable, Hashable {
    /// As it should stand in messages; relative paths in the file start at its folder.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

    /// Which of the names in `conf.d` are config files, in reading order: `.yaml` and `.yml`, hidden files left out.
    package static func fileNames(among names: [String]) -> [String] {
        names.filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// `path` as the file means it: relative paths start at the file's folder.
    func resolve(_ other: String) -> String {
        guard !other.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return other }
        return String(path[...slash]) + other
    }
}
