extension TimeZoneRules {
    /// Whether a zone's name, which somebody wrote, may be put after the name of the folder of zones.
    ///
    /// Such names are words of letters, digits, `_`, `+` and `-`, joined by slashes. None has a dot, so none leads
    /// upwards, and none begins with a slash.
    package static func isSafeName(_ name: String) -> Bool {
        (try? checkName(name)) != nil
    }

    /// - Throws: `bad-name` with the place of what no zone's name has.
    package static func checkName(_ name: String) throws(CalendarError) {
        let bytes = Array(name.utf8)
        let hint = "write a name of the IANA database, such as `Europe/Berlin` or `UTC`"
        func fault(_ offset: Int, _ fault: String) -> CalendarError {
            CalendarError(.badName, at: offset, of: bytes, fault, hint: hint)
        }
        if bytes.isEmpty { throw fault(0, "the time zone has no name") }
        if bytes.count > 100 { throw fault(100, "a time zone's name has at most 100 characters") }
        var isWordStart = true
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x2F {
                if isWordStart { throw fault(offset, "a time zone's name has no `/` here") }
                isWordStart = true
                continue
            }
            let fits = TextCursor.isLetter(byte) || TextCursor.isDigit(byte) || byte == 0x5F
            let fitsInside = byte == 0x2B || byte == 0x2D
            guard fits || (fitsInside && !isWordStart) else {
                throw fault(offset, "a time zone's name has no `\(Self.character(at: offset, of: name))` here")
            }
            isWordStart = false
        }
        if isWordStart { throw fault(bytes.count - 1, "a time zone's name does not end with `/`") }
    }

    private static func character(at offset: Int, of name: String) -> String {
        let place = name.utf8.index(name.utf8.startIndex, offsetBy: offset)
        return name[place...].first.map(String.init) ?? ""
    }
}
