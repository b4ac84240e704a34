package import TLSWire

/// The key exchange groups that a server accepts.
package struct GroupObservation: Sendable, Hashable {
    /// With TLS 1.3.
    package var modern: [NamedGroup]
    /// With TLS 1.2 and before, for elliptic curves and named finite fields.
    package var classic: [NamedGroup]
    /// What it takes when it has the choice of all.
    package var preferred: NamedGroup?

    package init(modern: [NamedGroup] = [], classic: [NamedGroup] = [], preferred: NamedGroup? = nil) {
        self.modern = modern
        self.classic = classic
        self.preferred = preferred
    }

    /// Each once, TLS 1.3's first.
    package var all: [NamedGroup] { modern + classic.filter { !modern.contains($0) } }
}
