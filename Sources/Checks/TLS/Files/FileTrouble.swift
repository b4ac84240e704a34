/// Why a file could not be looked into, or not to its end.
package enum FileTrouble: Sendable, Hashable {
    case missing
    /// A symbolic link to nothing.
    case brokenLink
    /// Symbolic links that lead to one another.
    case circularLink
    /// Nobody let us.
    case forbidden
    /// A directory, socket, pipe or device; which.
    case notAFile(String)
    /// Bytes.
    case tooLarge(Int)
    case empty
    /// No certificate and no key in it.
    case nothingFound
    /// It is PEM, DER or PKCS#12 and broken; the exact fact, with its line or offset.
    case malformed(String)
    /// The kernel's words.
    case unreadable(String)
}
