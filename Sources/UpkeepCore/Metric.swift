/// A number series declared once: its Prometheus name, help text and type.
package struct Metric: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case gauge, counter }

    /// As Prometheus spells it; the unit is the suffix (`_seconds`, `_bytes`).
    package let name: String
    package let help: String
    package let kind: Kind

    package init(_ name: String, help: String, kind: Kind = .gauge) {
        self.name = name
        self.help = help
        self.kind = kind
    }
}
