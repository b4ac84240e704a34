/// Where something stands in a config file.
package struct Place: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var path: String
    /// From 1.
    package var line: Int
    /// From 1, counted in Unicode scalars as editors do.
    package var column: Int

    package init(path: String, line: Int, column: Int) {
        self.path = path
        self.line = line
        self.column = column
    }

    package var description: String { "\(path):\(line):\(column)" }

    package static func < (a: Place, b: Place) -> Bool {
        (a.path, a.line, a.column) < (b.path, b.line, b.column)
    }
}
