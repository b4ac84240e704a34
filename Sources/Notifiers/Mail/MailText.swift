import FoundationEssentials
import UpkeepCore

/// How the parts of a mail are written (RFC 5322, RFC 2045, RFC 2047).
enum MailText {
    /// Columns of a header line or an encoded body line, the line end not counted (RFC 2047 section 2, RFC 2045 section 6.7).
    private static let lineLimit = 76
    /// Bytes in one encoded word: base64 makes 52 characters of them, and a header's name still fits before the first.
    private static let wordBytes = 39

    /// One header field, folded; all but ASCII as encoded words.
    static func field(_ name: String, text: String) -> String {
        "\(name): \(unstructured(text, after: name.count + 2))\r\n"
    }

    /// A field of addresses, each on a line of its own after the first.
    static func field(_ name: String, addresses: [MailAddress]) -> String {
        let list = addresses.map { address in
            address.name.map { "\(phrase($0)) <\(address.address)>" } ?? address.address
        }
        return "\(name): \(list.joined(separator: ",\r\n "))\r\n"
    }

    /// `Mon, 23 Nov 2026 03:50:11 +0100` (RFC 5322 section 3.3).
    static func date(_ time: Timestamp, _ zone: ZoneOffset) -> String {
        let local = time + .seconds(zone.minutes * 60)
        let text = local.rfc3339()
        let days = Int((Double(local.seconds) / 86_400).rounded(.down))
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((days % 7) + 7) % 7]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let month = months[max(0, min(11, (Int(text.dropFirst(5).prefix(2)) ?? 1) - 1))]
        let day = text.dropFirst(8).prefix(2)
        return "\(weekday), \(day) \(month) \(text.prefix(4)) \(text.dropFirst(11).prefix(8)) \(zone.digits)"
    }

    /// Quoted-printable with CRLF line ends (RFC 2045 section 6.7): lines of 76 columns at most, whatever the text.
    static func quotedPrintable(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            encode(Array(line.utf8), into: &result)
            result += [0x0D, 0x0A]
        }
        return result
    }

    private static func encode(_ line: [UInt8], into result: inout [UInt8]) {
        var column = 0
        for (place, byte) in line.enumerated() {
            let isLast = place == line.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isLiteral = (0x21...0x7E).contains(byte) && byte != 0x3D || isBlank && !isLast
            let width = isLiteral ? 1 : 3
            // The last place of a line is the soft break's own.
            if column + width > (isLast ? lineLimit : lineLimit - 1) {
                result += [0x3D, 0x0D, 0x0A]
                column = 0
            }
            if isLiteral { result.append(byte) } else { result += "=\(hex(byte))".utf8 }
            column += width
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.count == 1 ? "0" + text : text
    }

    private static func unstructured(_ text: String, after column: Int) -> String {
        // What looks like an encoded word would be read as one.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !text.contains("=?") {
            return folded(text, after: column)
        }
        return encodedWords(text)
    }

    /// Broken at blanks, where there are any.
    private static func folded(_ text: String, after column: Int) -> String {
        var result = ""
        var column = column
        for (place, word) in text.split(separator: " ").enumerated() {
            if place > 0 {
                let breaks = column + 1 + word.count > lineLimit
                result += breaks ? "\r\n " : " "
                column = breaks ? 1 : column + 1
            }
            // No line of mail may be longer than 998 (RFC 5322 section 2.1.1), so a word of such a length is encoded.
            if word.count > 900 { return encodedWords(text) }
            result += word
            column += word.count
        }
        return result
    }

    private static func phrase(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x20 || byte == 0x2D
        }
        return isPlain ? name : encodedWords(name)
    }

    /// No word ends within a character (RFC 2047 section 5).
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var chunk: [UInt8] = []
        func close() {
            words.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=")
            chunk = []
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunk.count + bytes.count > wordBytes { close() }
            chunk += bytes
        }
        if !chunk.isEmpty || words.isEmpty { close() }
        return words.joined(separator: "\r\n ")
    }
}
