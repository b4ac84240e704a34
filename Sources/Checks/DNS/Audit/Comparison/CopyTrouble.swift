/// A copy of a zone that could not be read, or not all of it.
package struct CopyTrouble: Error, Sendable, Hashable {
    /// What a person calls the copy.
    package var source: String
    /// To follow the source: `declines the transfer: REFUSED`.
    package var reason: String
    package var remedy: String?
    /// Everything that is wrong, one to a line; empty when the reason says it all.
    package var details: [String]

    package init(_ source: String, _ reason: String, remedy: String? = nil, details: [String] = []) {
        self.source = source
        self.reason = reason
        self.remedy = remedy
        self.details = details
    }
}
