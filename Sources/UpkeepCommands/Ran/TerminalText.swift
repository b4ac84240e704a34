/// What is left of text that was written for a terminal.
enum TerminalText {
    private enum State {
        case text
        case escape
        /// Between ESC and its final byte (ECMA-48 section 5.4, and escapes with intermediate bytes).
        case sequence
        /// A string such as a window's title, up to BEL or ST (ECMA-48 section 5.6).
        case string
        /// ESC within a string: ST when `\` follows.
        case stringEscape
    }

    /// Without escape sequences and controls; of a line that was written over, the last version.
    static func plain(_ bytes: [UInt8]) -> String {
        var plain: [UInt8] = []
        var state = State.text
        var lineStart = 0
        var isReturned = false
        for byte in bytes {
            switch state {
            case .text:
                if byte == 0x1B {
                    state = .escape
                } else if byte == 0x0A {
                    plain.append(byte)
                    lineStart = plain.count
                    isReturned = false
                } else if byte == 0x0D {
                    isReturned = true
                } else if byte == 0x08 {
                    if plain.count > lineStart { plain.removeLast() }
                } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                    if isReturned { plain.removeSubrange(lineStart...) }
                    isReturned = false
                    plain.append(byte)
                }
            case .escape: state = after(byte)
            case .sequence: if (0x40...0x7E).contains(byte) { state = .text }
            case .string: state = byte == 0x07 ? .text : byte == 0x1B ? .stringEscape : .string
            case .stringEscape: state = byte == 0x5C ? .text : byte == 0x1B ? .stringEscape : .string
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func after(_ byte: UInt8) -> State {
        switch byte {
        case 0x5B: .sequence
        case 0x5D, 0x50, 0x58, 0x5E, 0x5F: .string
        // The final byte of these is from 0x30 on; all of 0x40 to 0x7E is near enough for what programs send.
        case 0x20...0x2F: .sequence
        case 0x1B: .escape
        default: .text
        }
    }
}
