/// What came of reading a zone file: all the records that could be read, and all that is wrong.
package struct ZoneFileReading: Sendable, Hashable {
    package let zone: ZoneFile
    /// In the order found; empty for a good file.
    package let problems: [ZoneFileProblem]
    /// Whether reading stopped early, at a limit.
    package let isCutShort: Bool
    /// Whether the caller gave up before the end.
    package let isGivenUp: Bool

    package var isGood: Bool { problems.isEmpty }
}
