/// Why packed bytes in a row could not be read.
struct PackingError: Error, Hashable {
    enum Problem: Hashable {
        case truncated
        /// A number of more than 64 bits, or outside what its field can hold.
        case range
        /// Written in a way that this version does not know.
        case version
    }

    let problem: Problem
    /// Bytes from the start of the row's blob.
    let offset: Int
}
