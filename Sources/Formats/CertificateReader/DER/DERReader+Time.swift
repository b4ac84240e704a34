import UpkeepCore

extension DERReader {
    /// A UTCTime or GeneralizedTime; nil, and a flaw, when it cannot be made out.
    ///
    /// RFC 5280 section 4.1.2.5 wants `YYMMDDHHMMSSZ` up to 2049 and `YYYYMMDDHHMMSSZ` from 2050; other forms of
    /// X.680 are read too and noted.
    /// - Parameter onlyGeneralized: the structure knows no UTCTime, as those of OCSP.
    mutating func time(_ element: DERElement, _ what: String, onlyGeneralized: Bool = false) -> Timestamp? {
        let isShort = element.tag == DERElement.utcTime
        guard isShort || element.tag == DERElement.generalizedTime else {
            flaw("\(what) is not a time", at: element.start)
            return nil
        }
        let text = bytes[element.content]
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let yearDigits = isShort ? 2 : 4
        let hasSeconds = digits.count == yearDigits + 10
        guard hasSeconds || digits.count == yearDigits + 8, let offset = zone(of: text[digits.endIndex...]) else {
            return unreadable(what, element)
        }
        func number(_ from: Int, _ count: Int) -> Int64 {
            digits[(digits.startIndex + from)...].prefix(count).reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        var year = number(0, yearDigits)
        if isShort { year += year < 50 ? 2000 : 1900 }
        let moment = Timestamp(
            year: year, month: number(yearDigits, 2), day: number(yearDigits + 2, 2),
            hour: number(yearDigits + 4, 2), minute: number(yearDigits + 6, 2),
            second: hasSeconds ? number(yearDigits + 8, 2) : 0)
        guard let moment else { return unreadable(what, element) }
        if !hasSeconds || text.count != digits.count + 1 || offset != 0 {
            flaw("\(what) is not written as RFC 5280 demands: `\(shown(text))`", at: element.start)
        } else if !isShort, !onlyGeneralized, (1950..<2050).contains(year) {
            flaw("\(what) is a GeneralizedTime before 2050", at: element.start)
        }
        return moment + .seconds(-offset)
    }

    private mutating func unreadable(_ what: String, _ element: DERElement) -> Timestamp? {
        flaw("\(what) cannot be read: `\(shown(bytes[element.content]))`", at: element.start)
        return nil
    }

    /// Seconds east of UTC of `Z`, `+hhmm`, `-hhmm` or nothing, after a fraction of a second that is dropped.
    private func zone(of text: ArraySlice<UInt8>) -> Int64? {
        var rest = text
        if rest.first == 0x2E || rest.first == 0x2C { rest = rest.dropFirst().drop { (0x30...0x39).contains($0) } }
        guard let sign = rest.first else { return 0 }
        if sign == 0x5A { return rest.count == 1 ? 0 : nil }
        let digits = rest.dropFirst().map { Int64($0) - 0x30 }
        guard sign == 0x2B || sign == 0x2D, digits.count == 4, digits.allSatisfy({ (0...9).contains($0) }) else {
            return nil
        }
        let seconds = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return sign == 0x2B ? seconds : -seconds
    }

    private func shown(_ text: ArraySlice<UInt8>) -> String {
        text.prefix(32).map { (0x20...0x7E).contains($0) ? String(Unicode.Scalar($0)) : "?" }.joined()
    }
}
