/// How much of a configuration is read; what is beyond is left out, never an error.
package enum ConfigurationLimits {
    /// Bytes of one file.
    package static let length = 1 << 20
    /// Statements of one file.
    package static let statements = 50_000
    /// Words of one statement.
    static let words = 2000
}
