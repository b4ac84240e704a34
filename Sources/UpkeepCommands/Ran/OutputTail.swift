import Synchronization

/// The end of what a job said, whichever of its two streams it said it on.
final class OutputTail: Sendable {
    /// Bytes of text that are told of.
    static let limit = 10_000
    /// Bytes that are kept until the end: colours and progress bars take room that is given back.
    private static let kept = 64 << 10

    private let bytes = Mutex<[UInt8]>([])

    func add(_ more: [UInt8]) {
        bytes.withLock { bytes in
            bytes += more
            // Cut seldom, so that a talkative job costs little.
            if bytes.count > 2 * Self.kept { bytes.removeFirst(bytes.count - Self.kept) }
        }
    }

    /// As a person would have seen it at the end; from the beginning of a line where something was left out.
    var text: String {
        let text = TerminalText.plain(bytes.withLock { Array($0.suffix(Self.kept)) })
        guard text.utf8.count > Self.limit else { return text }
        // A character that was cut through reads as U+FFFD.
        let end = String(decoding: text.utf8.suffix(Self.limit), as: UTF8.self)
        guard let newline = end.firstIndex(of: "\n"), newline != end.index(before: end.endIndex) else {
            return String(end.drop { $0 == "\u{FFFD}" })
        }
        return String(end[end.index(after: newline)...])
    }
}
