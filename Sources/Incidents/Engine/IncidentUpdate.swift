package import UpkeepCore

/// What changed about an open incident; the engine has the whole of it.
package enum IncidentUpdate: Sendable, Hashable {
    case joined(Lane)
    /// It is good again, or, when `isForgotten`, no longer watched.
    case left(Lane, isForgotten: Bool)
    case severity(Status)
    case cause(Trait?)
    /// Another check, or a verdict, speaks for it now.
    case headline(String)
    case acknowledged(by: String)
    /// Whoever had it has it no more.
    case unacknowledged
}
