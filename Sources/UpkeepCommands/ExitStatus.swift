/// Exit statuses beyond the four answers of a report.
enum ExitStatus {
    static let ok: Int32 = 0
    /// EX_USAGE.
    static let usage: Int32 = 64
    /// EX_SOFTWARE.
    static let internalError: Int32 = 70
    /// 128 + SIGINT.
    static let interrupted: Int32 = 130
}
