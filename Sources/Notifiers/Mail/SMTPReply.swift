/// One reply of a mail server (RFC 5321 section 4.2).
struct SMTPReply: Sendable, Hashable {
    let code: Int
    /// Its lines without the code.
    let lines: [String]

    /// The first digit says what became of it.
    var isPositive: Bool { (200...399).contains(code) }
    var isTransient: Bool { (400...499).contains(code) }

    /// As one line for people.
    var text: String { "\(code) \(lines.joined(separator: " "))".oneLine.clipped(200, .characters) }
}
