extension Trait {
    /// Reads `trait:KIND:NAME`, as silences name what others stand on; nil for everything else.
    package init?(scope: String) {
        let parts = scope.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "trait", let kind = Kind(rawValue: String(parts[1])) else { return nil }
        self.init(kind, String(parts[2]))
    }

    /// What ``init(scope:)`` reads.
    package var scope: String { "trait:\(kind.rawValue):\(name)" }
}
