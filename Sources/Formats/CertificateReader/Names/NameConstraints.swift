/// What names an authority may and may not certify (RFC 5280 section 4.2.1.10).
package struct NameConstraints: Sendable, Hashable {
    package var permitted: [NameConstraint] = []
    package var excluded: [NameConstraint] = []
    /// Subtrees that could not be read, or had a minimum or maximum, which RFC 5280 leaves no meaning; who judges has to
    /// refuse then.
    package var unreadable = 0

    package init(permitted: [NameConstraint] = [], excluded: [NameConstraint] = [], unreadable: Int = 0) {
        self.permitted = permitted
        self.excluded = excluded
        self.unreadable = unreadable
    }
}
