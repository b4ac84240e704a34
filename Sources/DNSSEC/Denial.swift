/// What a zone's verified NSEC or NSEC3 records prove not to be there (RFC 4035 §5.4, RFC 5155 §8).
protocol Denial {
    /// - Returns: Whether the proof rests on opt-out, so that unsigned delegations could hide in it.
    mutating func prove(_ question: DenialQuestion, _ work: inout ValidationWork) throws(SetFailure) -> Bool
}
