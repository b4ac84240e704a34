/// A page's title as its source has it, and what to make of it.
struct TitleText {
    /// As it reads in a browser's tab, as far as the usual character references go; others stay as they are.
    let shown: String
    /// The longest run of the source without character references, which is found again by comparing bytes; nil when
    /// none is long enough to tell one page from another.
    let marker: String?
    let hasReferences: Bool

    /// Shorter runs beside a reference, such as the `A` of `A&amp;B`, are in every page.
    private static let shortestRun = 3

    init(_ source: String) {
        var shown = ""
        var runs: [Substring] = []
        var rest = source[...]
        var run = rest.startIndex
        while let ampersand = rest.firstIndex(of: "&") {
            shown += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let reference = Self.reference(rest) else {
                shown += "&"
                rest = rest.dropFirst()
                continue
            }
            runs.append(source[run..<ampersand])
            shown += Self.decoded(reference.dropFirst().dropLast()) ?? String(reference)
            rest = rest[reference.endIndex...]
            run = rest.startIndex
        }
        self.shown = shown + rest
        hasReferences = !runs.isEmpty
        guard hasReferences else {
            marker = source
            return
        }
        runs.append(source[run...])
        let longest = runs.map { PageTitle.trimmed($0) }.max { $0.count < $1.count } ?? ""
        marker = longest.count >= Self.shortestRun ? longest : nil
    }

    /// What `text` begins with if that is a character reference: `&`, a name or a number, `;`.
    private static func reference(_ text: Substring) -> Substring? {
        let body = text.dropFirst().prefix(32)
        guard let end = body.firstIndex(of: ";"), end > body.startIndex else { return nil }
        var name = body[..<end]
        if name.hasPrefix("#") { name = name.dropFirst() }
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
        return text[...end]
    }

    private static func decoded(_ name: Substring) -> String? {
        guard name.hasPrefix("#") else { return named[String(name)] }
        let digits = name.dropFirst()
        let number =
            digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "hellip": "…", "middot": "·", "bull": "•", "laquo": "«", "raquo": "»", "lsquo": "‘", "rsquo": "’",
        "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "copy": "©", "reg": "®", "trade": "™", "deg": "°",
        "euro": "€", "pound": "£", "sect": "§", "times": "×", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "aacute": "á", "agrave": "à", "acirc": "â", "aring": "å",
        "Aring": "Å", "aelig": "æ", "ccedil": "ç", "eacute": "é", "egrave": "è", "ecirc": "ê", "euml": "ë",
        "Eacute": "É", "iacute": "í", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "oslash": "ø", "uacute": "ú",
    ]
}
