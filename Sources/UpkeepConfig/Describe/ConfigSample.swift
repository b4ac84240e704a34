/// A config with every key in it, each with its explanation; keys that exclude others are commented out.
package enum ConfigSample {
    /// YAML; ends with a line break.
    package static func yaml() -> String {
        var lines = [ConfigSchema.line]
        for doc in TopKeys.top.keys.map(\.doc) where doc.children.isEmpty { lines += [""] + shown(doc, []) }
        lines += ["", "# What holds for every site that does not say otherwise.", "defaults:"]
        lines += SiteKeys.defaults.keys.map(\.doc).filter { $0.name == "timeouts" }.flatMap {
            indented(shown($0, $0.children))
        }
        lines += ["", "sites:"]
        lines += site([("url", "https://shop.example/")]) { $0.kinds.contains(.http) && $0.name != "timeouts" }
        lines += site([("url", "tcp://mail.shop.example:25"), ("name", "mail")]) { isNew($0, to: .tcp) }
        lines += site([("url", "tls://imap.shop.example:993"), ("name", "imap")]) { _ in false }
        lines += site([("url", "dns://ns1.dns.example/shop.example?type=MX"), ("name", "mail routing")]) {
            isNew($0, to: .dns) || $0.name == "expect"
        }
        for doc in TopKeys.top.keys.map(\.doc) where ConfigReference.isOfWatch(doc) {
            lines += [""] + shown(doc, doc.children)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `key: example`, over several lines where the example has them.
    static func assignment(_ doc: KeyDoc) -> [String] {
        guard doc.example.hasPrefix("\n") else { return ["\(doc.name): \(doc.example)"] }
        let block = doc.example.dropFirst().split(separator: "\n").map { String($0) }
        return ["\(doc.name):"] + indented(block)
    }

    private static func site(_ fixed: [(String, String)], _ isShown: (KeyDoc) -> Bool) -> [String] {
        var lines: [String] = []
        for doc in SiteKeys.site.keys.map(\.doc) {
            if let value = fixed.first(where: { $0.0 == doc.name })?.1 {
                if fixed.count == 1 { lines += comment(doc) }
                lines.append("\(doc.name): \(value)")
            } else if isShown(doc) {
                let children =
                    doc.name == "expect"
                    ? doc.children.filter { fixed.count == 1 ? $0.kinds.contains(.http) : isShown($0) } : doc.children
                lines += shown(doc, children)
            }
        }
        // The first key stands behind the dash, its explanation above it.
        let explanation = lines.prefix { $0.hasPrefix("#") }
        let first = lines.dropFirst(explanation.count).prefix(1).map { "- " + $0 }
        let rest = lines.dropFirst(explanation.count + 1)
        return [""] + indented(explanation + first + indented(Array(rest)))
    }

    private static func isNew(_ doc: KeyDoc, to kind: SiteKind) -> Bool {
        doc.kinds.contains(kind) && !doc.kinds.contains(.http)
    }

    private static func shown(_ doc: KeyDoc, _ children: [KeyDoc]) -> [String] {
        var lines: [String]
        // A list of mappings shows its example; the keys in it are told by the reference.
        if children.isEmpty || !doc.example.isEmpty {
            lines = assignment(doc)
        } else {
            let inner = children.flatMap { shown($0, $0.children) }
            lines = ["\(doc.name):"] + indented(inner)
        }
        if doc.isOptionalInSample { lines = lines.map { "# " + $0 } }
        return comment(doc) + lines
    }

    private static func comment(_ doc: KeyDoc) -> [String] {
        let standard = doc.standard.map { " (default: \($0.text))" } ?? ""
        return wrapped(doc.summary + standard).map { "# " + $0 }
    }

    private static func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "" : "  " + $0 } }

    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count > 90 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return lines + [line]
    }
}
