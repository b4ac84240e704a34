/// The parts a request's time is made of.
package enum ProbePhase: String, Sendable, Hashable, CaseIterable {
    case dns, connect, tls, request, ttfb, transfer
}
