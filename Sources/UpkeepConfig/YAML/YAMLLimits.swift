/// How much YAML is read before it is refused; far above any real config, far below what would hurt.
enum YAMLLimits {
    /// Bytes in one file.
    static let bytes = 4 << 20
    /// Mappings and lists inside each other.
    static let depth = 64
    /// Values after all aliases are followed: "billion laughs" ends here.
    static let values = 500_000
    /// Duplicate keys that are found in one file; the rest can wait for the next run.
    static let duplicates = 50
}
