/// How long each phase, and the whole probe, may take.
package struct Budget: Sendable, Hashable {
    package var dns: Duration = .seconds(5)
    package var connect: Duration = .seconds(5)
    package var tls: Duration = .seconds(5)
    /// From the request's last byte to the answer's first.
    package var ttfb: Duration = .seconds(10)
    /// Everything, look-up and redirects included.
    package var total: Duration = .seconds(10)

    package init() {}
}
