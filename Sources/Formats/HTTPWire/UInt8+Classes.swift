/// The byte classes of URLs and HTTP heads (RFC 3986 section 2, RFC 9110 section 5.6.2).
extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    var isControl: Bool { self < 0x20 || self == 0x7F }
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    /// ASCII upper case folded to lower.
    var lowered: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x57
        default: nil
        }
    }

    /// `tchar`, what methods and field names consist of.
    var isToken: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C,
            0x7E:
            true
        default: false
        }
    }
}

extension String {
    private static let hexDigits: [Character] = Array("0123456789abcdef")

    /// Bytes made printable: control, non-ASCII, quote and backslash bytes as `\xNN`, `\r`, `\n`, `\t`.
    init(escaping bytes: some Sequence<UInt8>) {
        self = ""
        for byte in bytes {
            switch byte {
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case 0x5C: append("\\\\")
            case 0x20...0x7E: append(Character(Unicode.Scalar(byte)))
            default:
                append("\\x")
                append(Self.hexDigits[Int(byte >> 4)])
                append(Self.hexDigits[Int(byte & 15)])
            }
        }
    }
}
