import DNSWire

/// What judging a chain found.
package struct ChainReport: Sendable, Hashable {
    package let outcome: ChainOutcome
    /// The steps that hold, from the anchor down.
    package let held: [ChainStep]
    package let notes: [ChainNote]
    /// Every signature in the evidence, for ``ClockGuard``.
    package let windows: [SignatureWindow]
    /// The last zone's keys, when the chain reaches them: what else that zone serves can be verified with them.
    package let keys: TrustedKeys?
    package let work: ValidationWork
}
