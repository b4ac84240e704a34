/// Exit statuses beyond the four answers of a report.
enum ExitStatus {
    static let ok: Int32 = 0
    /// What a warning is in a report.
    static let warning: Int32 = 1
    /// What critical is in a report; a store that cannot be used.
    static let critical: Int32 = 2
    /// What unknown is in a report.
    static let unknown: Int32 = 3
    /// EX_USAGE.
    static let usage: Int32 = 64
    /// EX_SOFTWARE.
    static let internalError: Int32 = 70
    /// 128 + SIGINT.
    static let interrupted: Int32 = 130
}
