/// When a job that is new has its first look.
package enum Opening: Sendable, Hashable {
    /// Within its interval or half a minute, whichever is shorter, each at a moment of its own.
    case spread
    /// At once, which is a burst when there are many.
    case atOnce
}
