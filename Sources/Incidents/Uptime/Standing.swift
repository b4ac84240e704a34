/// What a stretch of a subject's time counts as.
package enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
    case up, down
    /// Nobody looked, or what was seen says nothing about the subject: neither up nor down.
    case unknown
}
