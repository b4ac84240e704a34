import UpkeepCore

extension APIValueKind {
    /// Reads what stands in a path or a query.
    /// - Parameter now: what "ago" counts from.
    func value(ofText text: String, now: Timestamp) throws(ValueProblem) -> APIValue {
        switch self {
        case .text(let range):
            guard range.contains(text.unicodeScalars.count) else { throw .malformed }
            return .text(text)
        case .integer(let range):
            guard text.utf8.count <= 20, text.first != "+", let number = Int(text), range.contains(number) else {
                throw .malformed
            }
            return .integer(number)
        case .flag:
            switch text {
            case "true": return .flag(true)
            case "false": return .flag(false)
            default: throw .malformed
            }
        case .choice(let words):
            guard words.contains(text) else { throw .malformed }
            return .text(text)
        case .time: return .time(try Self.time(text))
        case .moment:
            if let ago = Self.length(text) { return .time(now + (.zero - ago)) }
            return .time(try Self.time(text))
        case .length:
            guard let length = Self.length(text) else { throw .malformed }
            return .length(length)
        case .scope:
            guard Self.isScope(text) else { throw .malformed }
            return .text(text)
        case .signal:
            guard Self.signals.contains(text) || Self.isExitStatus(text) else { throw .malformed }
            return .text(text)
        case .facts: throw .malformed
        }
    }

    /// A time whose year is one that ``Timestamp`` does not reach is well formed all the same.
    private static func time(_ text: String) throws(ValueProblem) -> Timestamp {
        if let time = Timestamp(rfc3339: text) { return time }
        let hasYear = text.prefix(4).allSatisfy { $0.isASCII && $0.isNumber }
        throw hasYear && Timestamp(rfc3339: "2000" + text.dropFirst(4)) != nil ? .outOfReach : .malformed
    }

    /// Narrower than configuration files: exactly what the schema's pattern says.
    private static func length(_ text: String) -> Duration? {
        let digits = text.dropLast()
        guard let unit = text.last, "smhd".contains(unit), (1...(unit == "d" ? 3 : 4)).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != "0"
        else { return nil }
        return DurationText.parse(text)
    }

    private static func isScope(_ text: String) -> Bool {
        if text == "all" { return true }
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "trait" && Trait.Kind(rawValue: String(parts[1])) != nil
            && (1...longestScopeName).contains(parts[2].unicodeScalars.count)
    }

    private static func isExitStatus(_ text: String) -> Bool {
        guard (1...3).contains(text.utf8.count), text == "0" || text.first != "0", let status = UInt8(text) else {
            return false
        }
        return String(status) == text
    }
}
