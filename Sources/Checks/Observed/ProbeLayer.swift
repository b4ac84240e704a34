/// The layer a probe died in, in the order a visitor's browser goes through them.
package enum ProbeLayer: String, Sendable, Hashable, CaseIterable, Comparable {
    case dns, connect, tls, http, content

    package static func < (a: ProbeLayer, b: ProbeLayer) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!  // INVARIANT: allCases holds every case
    }
}
