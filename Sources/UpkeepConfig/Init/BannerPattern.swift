import Checks

/// What a server that speaks first will say next time, too: its protocol's own words, without names, versions and dates.
struct BannerPattern {
    /// A regular expression for the line's beginning.
    let text: String

    /// - Parameter line: the first line the server said, unprintable characters escaped.
    /// - Returns: nil when nothing of it looks as if it stayed the same.
    init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let first = words.first else { return nil }
        let code = first.prefix(3)
        let isReply = code.utf8.count == 3 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isReply, let next = line.dropFirst(3).first, next == " " || next == "-" {
            // The last line of a greeting of several lines has the space (RFC 5321 section 4.2.1).
            text = "^\(code) "
        } else if first.hasPrefix("SSH-2.0-") {
            text = "^SSH-2\\.0-"
        } else {
            // IMAP's untagged lines say what they are in the second word.
            let word = first == "*" ? words.prefix(2).joined(separator: " ") : String(first)
            let stable = word.prefix { !$0.isNumber }
            // A backslash begins an escape of something that is no text.
            guard stable.count >= 2, stable.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x5C }) else {
                return nil
            }
            text = "^" + stable.map { $0.isLetter || " -:@_".contains($0) ? "\($0)" : "\\\($0)" }.joined()
        }
    }
}
