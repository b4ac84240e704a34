/// Where a probe ran from.
package struct Vantage: Sendable, Hashable {
    /// The host's name as its operators know it.
    package var name: String

    package init(name: String) { self.name = name }
}
