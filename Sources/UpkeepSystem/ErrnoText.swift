import Glibc

/// The C library's words for an error number.
enum ErrnoText {
    /// Lower case at the beginning, with the number, for reports: `input/output error (5)`.
    static func of(_ number: Int32) -> String {
        // strerror(3) keeps its text per thread since glibc 2.32, and gives constants for every number Linux uses.
        let text = strerror(number).map { String(cString: $0) } ?? "error"
        return text.prefix(1).lowercased() + text.dropFirst() + " (\(number))"
    }
}
