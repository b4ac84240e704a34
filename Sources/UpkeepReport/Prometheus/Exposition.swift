/// The Prometheus text exposition format 0.0.4: each metric once, its samples together, everything in a stable order.
package struct Exposition {
    private struct Family {
        var help: String
        var type: String
        var samples: [String: Double] = [:]
    }

    private var families: [String: Family] = [:]

    package init() {}

    /// Adds one sample. The first of two with the same labels wins, because a scrape refuses duplicates;
    /// a value that is not finite was not measured, so it is left out.
    package mutating func add(
        _ name: String, help: String, type: String, labels: [(name: String, value: String)], value: Double
    ) {
        guard value.isFinite else { return }
        let place = labels.map { "\($0.name)=\"\(Exposition.escaped($0.value, quotes: true))\"" }.joined(separator: ",")
        if families[name, default: Family(help: help, type: type)].samples[place] == nil {
            families[name, default: Family(help: help, type: type)].samples[place] = value
        }
    }

    /// Metric by metric.
    package func write(to put: (String) throws -> Void) rethrows {
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            var text =
                "# HELP \(name) \(Exposition.escaped(family.help, quotes: false))\n# TYPE \(name) \(family.type)\n"
            for (labels, value) in family.samples.sorted(by: { $0.key < $1.key }) {
                guard let number = DecimalText.shortest(value) else { continue }
                text += labels.isEmpty ? "\(name) \(number)\n" : "\(name){\(labels)} \(number)\n"
            }
            try put(text)
        }
    }

    /// Backslash and newline always, the double quote in label values only: that is all the format escapes.
    /// Controls and invisible characters, which it would let through, are spelt out: people look at this in terminals.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            case _ where scalar.isInvisible: escaped += "\\\\u{\(String(scalar.value, radix: 16))}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
