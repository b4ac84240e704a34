/// Whether a signature is by a key.
enum SignatureVerdict: Sendable, Hashable {
    case valid
    case invalid
    /// Nothing is known; why, in words.
    case unchecked(String)
}
