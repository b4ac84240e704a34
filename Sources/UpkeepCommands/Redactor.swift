import Checks
import UpkeepReport

/// Puts `(secret)` in the place of every secret in a text, whatever way the text came to hold it.
///
/// It is for values on their way into a report, not for what has been rendered: a secret that happens to be a word such as
/// `critical` must not change what programs read.
struct Redactor {
    /// Shorter ones are in too many words.
    static let shortest = 4
    /// So much of a secret's beginning is hidden too: an excerpt may have been cut within it.
    private static let longestBeginning = 12

    /// What secrets look like in outputs, by their first byte, the longest first.
    private let forms: [UInt8: [[UInt8]]]

    init(_ secrets: [Secret]) {
        var all: Set<[UInt8]> = []
        for secret in secrets where secret.value.utf8.count >= Self.shortest { all.formUnion(Self.forms(secret.value)) }
        forms = Dictionary(grouping: all) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
    }

    var hidesAnything: Bool { !forms.isEmpty }

    func redacted(_ text: String) -> String {
        guard !forms.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if let length = forms[bytes[at]]?.lazy.compactMap({ Self.length(of: $0, in: bytes, at: at) }).max() {
                result += Array("(secret)".utf8)
                at += length
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// How many bytes at `start` are the form or enough of its beginning; nil: too few.
    private static func length(of form: [UInt8], in bytes: [UInt8], at start: Int) -> Int? {
        let common = zip(form, bytes[start...]).prefix { $0 == $1 }.count
        return common == form.count || common >= longestBeginning ? common : nil
    }

    private static func forms(_ value: String) -> [[UInt8]] {
        let printable = PrintableText.escaped(value)
        let texts = [value, printable, PrintableText.escaped(value, unicode: false), quoted(value), quoted(printable)]
        return texts.map { Array($0.utf8) }
            + ["0123456789ABCDEF", "0123456789abcdef"].flatMap { digits in
                [percent(value, digits) { !isUnreserved($0) }, percent(value, digits, isIllegalInURL)]
            }
    }

    /// As a JSON body that a server sends has it between quotes.
    private static func quoted(_ value: String) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func percent(_ value: String, _ digits: String, _ isEncoded: (UInt8) -> Bool) -> [UInt8] {
        let digits = Array(digits.utf8)
        return value.utf8.flatMap { byte in
            isEncoded(byte) ? [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
        }
    }

    /// RFC 3986 section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// What no part of a URL may hold as it is.
    private static func isIllegalInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }
}
