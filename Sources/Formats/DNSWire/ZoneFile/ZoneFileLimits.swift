/// What a zone file and what it includes may bring, and how much.
package struct ZoneFileLimits: Sendable, Hashable {
    /// Of all files together.
    package var bytes = 256 << 20
    package var records = 2_000_000
    /// How deep `$INCLUDE` may nest.
    package var includeDepth = 8
    /// How many files may be included in all.
    package var includes = 256
    /// How many lines one `$GENERATE` may make.
    package var generated = 65_536
    /// Reading stops after so many problems.
    package var problems = 100

    /// The types that may stand in the file; nil: any.
    package var types: Set<DNSRecordType>?
    /// What a record without TTL gets where no other says one, in seconds; nil: that is a problem.
    package var fallbackTTL: UInt32?

    package init() {}
}
