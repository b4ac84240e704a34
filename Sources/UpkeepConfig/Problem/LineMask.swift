import UpkeepCore

/// Finds the secrets of one line.
struct LineMask {
    /// As in every output.
    private static let mark = "(secret)"

    private let scalars: [Unicode.Scalar]
    private var hidden: [Range<Int>] = []
    /// What this line means for the next.
    private(set) var after: SecretMask.State

    init(_ line: Substring, _ before: SecretMask.State) {
        scalars = Array(line.unicodeScalars)
        after = before
        scan()
    }

    /// The line with `(secret)` for what must not be seen, and where the column `caret` of the original went.
    func apply(caret: Int) -> (text: String, caret: Int) {
        var text = String.UnicodeScalarView()
        var moved = caret
        var at = 0
        for range in disjoint {
            text.append(contentsOf: scalars[at..<range.lowerBound])
            text.append(contentsOf: Self.mark.unicodeScalars)
            if caret - 1 >= range.upperBound {
                moved += Self.mark.count - range.count
            } else if caret - 1 >= range.lowerBound {
                moved -= caret - 1 - range.lowerBound
            }
            at = range.upperBound
        }
        text.append(contentsOf: scalars[at...])
        return (String(text), max(1, moved))
    }

    /// The ranges to hide, those that overlap as one.
    private var disjoint: [Range<Int>] {
        hidden.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { ranges, range in
            if let last = ranges.last, range.lowerBound < last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    private mutating func scan() {
        let end = scalars.count
        if let quote = after.quote {
            guard let close = scalars.firstIndex(of: quote) else { return hide(0..<end) }
            hide(0..<close + 1)
            after.quote = nil
            return
        }
        let indent = scalars.prefix { $0 == " " || $0 == "\t" }.count
        guard indent < end else { return }
        if indent == 0, !"#-{}[],".unicodeScalars.contains(scalars[0]) { after.isInAlerts = false }
        if after.hidesNextLine {
            after.hidesNextLine = false
            hide(indent..<end)
            return
        }
        if let column = after.secretColumn {
            if indent > column { return hide(indent..<end) }
            after.secretColumn = nil
        }
        if let column = after.authColumn, indent <= column { after.authColumn = nil }
        pairs(from: indent)
        userInformation()
        if after.isInAlerts { receivers() }
    }

    /// Walks the `key: value` pairs of the line, those in flow mappings included.
    private mutating func pairs(from start: Int) {
        var at = start
        var depth = after.openAuthFlow
        var word = start
        var authDepth: Int? = after.openAuthFlow > 0 ? 1 : after.authColumn == nil ? nil : 0
        defer { after.openAuthFlow = authDepth.map { $0 > 0 ? max(0, depth - $0 + 1) : 0 } ?? 0 }
        func closesAuth() -> Bool { authDepth.map { depth < $0 } ?? false }
        while at < scalars.count {
            switch scalars[at] {
            case "#" where at == 0 || scalars[at - 1] == " ":
                // Comments keep old values.
                word = at + 1
            case "{", "[":
                depth += 1
                word = at + 1
            case "}", "]":
                if authDepth != nil { hideWord(word..<at) }
                depth -= 1
                if closesAuth() { authDepth = nil }
                word = at + 1
            case ",":
                if authDepth != nil { hideWord(word..<at) }
                word = at + 1
            case "-" where depth == 0 && (at + 1 == scalars.count || scalars[at + 1] == " "):
                word = at + 1
            case "\"", "'":
                // A quote that is not closed in its line hides nothing from this walk.
                if scalars[word..<at].allSatisfy({ $0 == " " }), let close = closing(at) { at = close }
            case ":" where endsKey(word..<at):
                let (next, entered) = value(of: word..<at, from: at + 1, depth: depth, inAuth: authDepth != nil)
                if entered { authDepth = depth + 1 }
                at = next - 1
                word = next
            default: break
            }
            at += 1
        }
        if authDepth != nil { hideWord(word..<scalars.count) }
    }

    /// - Returns: where to go on, and whether the value opens an `auth` mapping in this line.
    private mutating func value(
        of key: Range<Int>, from start: Int, depth: Int, inAuth: Bool
    ) -> (next: Int, entersAuth: Bool) {
        let name = String(String.UnicodeScalarView(scalars[key])).lowercased()
            .trimmingPrefix { " \"'".contains($0) }.prefix { !" \"'".contains($0) }
        let column = key.lowerBound + scalars[key].prefix { $0 == " " }.count
        let begin = start + scalars[start...].prefix { $0 == " " || $0 == "\t" }.count
        let isAuth = name == "auth"
        if name == "alerts" { after.isInAlerts = true }
        let isOfAlert =
            after.isInAlerts
            && (SecretNames.inAlerts.contains(String(name)) || name == "url" && !hasScheme(scalars[start...]))
        let secret =
            SecretNames.isSecret(String(name)) || isOfAlert
            || inAuth && !SecretNames.harmlessInAuth.contains(String(name))
        if isAuth, depth == 0 { after.authColumn = column }
        guard begin < scalars.count else {
            if secret, !isAuth, !SecretNames.groupsInAuth.contains(String(name)) {
                if depth == 0 { after.secretColumn = column } else { after.hidesNextLine = true }
            }
            return (scalars.count, false)
        }
        let opens = scalars[begin] == "{" || scalars[begin] == "["
        guard secret || isAuth || inAuth else { return (begin, false) }
        if opens, isAuth || SecretNames.groupsInAuth.contains(String(name)) { return (begin, isAuth) }
        if depth == 0, secret || isAuth { after.secretColumn = column }
        var stop = scalars.count
        if scalars[begin] == "\"" || scalars[begin] == "'" {
            if let close = closing(begin) { stop = close + 1 } else { after.quote = scalars[begin] }
        } else if depth > 0, !opens {
            stop = scalars[begin...].firstIndex { ",}]".unicodeScalars.contains($0) } ?? scalars.count
            after.hidesNextLine = secret && stop == scalars.count
        }
        // A colon in a user's name is likely a password's beginning.
        let isHarmless = !secret && !isAuth && !scalars[begin..<stop].contains(":")
        if !isHarmless, !isReference(begin..<stop) {
            let isStray = inAuth && Suggestion.nearest(to: String(name), in: SecretNames.inAuth) == nil
            hide((isStray ? column : begin)..<stop)
        }
        return (stop, false)
    }

    /// Whether the `:` behind `range` makes it a key: by the rules of YAML, or because a space was forgotten after what is
    /// plainly meant as the key of a secret.
    private func endsKey(_ range: Range<Int>) -> Bool {
        let next = range.upperBound + 1
        if next == scalars.count || " \t\"'".unicodeScalars.contains(scalars[next]) { return true }
        return SecretNames.isSecret(String(String.UnicodeScalarView(scalars[range].suffix(32))).lowercased())
    }

    private func closing(_ open: Int) -> Int? {
        var at = open + 1
        while at < scalars.count {
            if scalars[at] == "\\", scalars[open] == "\"" { at += 1 } else if scalars[at] == scalars[open] { return at }
            at += 1
        }
        return nil
    }

    /// `${NAME}` and nothing else names a secret without being one.
    private func isReference(_ range: Range<Int>) -> Bool {
        let text = String(String.UnicodeScalarView(scalars[range])).filter { !" \"'\r".contains($0) }
        return text.hasPrefix("${") && text.hasSuffix("}")
            && text.dropFirst(2).dropLast().allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private mutating func hideWord(_ range: Range<Int>) {
        guard range.contains(where: { scalars[$0] != " " }) else { return }
        hide(range.lowerBound + scalars[range].prefix { $0 == " " }.count..<range.upperBound)
    }

    private mutating func hide(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        hidden.append(range)
    }

    private func hasScheme(_ range: ArraySlice<Unicode.Scalar>) -> Bool {
        String(String.UnicodeScalarView(range)).contains("://")
    }

    /// What stands behind the host in URLs of receivers, who know their senders by nothing else.
    private mutating func receivers() {
        var at = 0
        while at + 2 < scalars.count {
            guard scalars[at] == ":", scalars[at + 1] == "/", scalars[at + 2] == "/" else {
                at += 1
                continue
            }
            let word = scalars[(at + 3)...].prefix { !" \t\"'".unicodeScalars.contains($0) }
            if let path = word.firstIndex(where: { "/?#".unicodeScalars.contains($0) }), path + 1 < word.endIndex {
                hide(path + 1..<word.endIndex)
            }
            at = max(at + 3, word.endIndex)
        }
    }

    /// The password in `https://user:password@host`, however badly it is escaped.
    private mutating func userInformation() {
        var at = 0
        while at + 2 < scalars.count {
            guard scalars[at] == ":", scalars[at + 1] == "/", scalars[at + 2] == "/" else {
                at += 1
                continue
            }
            let begin = at + 3
            let word = scalars[begin...].prefix { !" \t\"'".unicodeScalars.contains($0) }
            if let sign = word.lastIndex(of: "@") {
                hide((word[..<sign].firstIndex(of: ":").map { $0 + 1 } ?? begin)..<sign)
            }
            at = max(begin, word.endIndex)
        }
    }
}

extension String {
    fileprivate func trimmingPrefix(_ isDropped: (Character) -> Bool) -> Substring { drop(while: isDropped) }
}
