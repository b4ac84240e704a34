/// Whether a signature is by a key.
package enum SignatureVerdict: Sendable, Hashable {
    case valid
    case invalid
    /// Nothing is known; why, in words.
    case unchecked(String)
}
