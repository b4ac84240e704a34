/// One fact of a scan: what was seen, or why it was not.
package enum Seen<Value: Sendable & Hashable>: Sendable, Hashable {
    case seen(Value)
    /// Nobody asked: a quick look, or an option that was not given. No finding comes of it.
    case notAsked
    /// There is nothing to look at, and that is well, e.g. "only TLS 1.3 is offered".
    case doesNotApply(String)
    /// It was asked for and could not be looked at, for this reason, e.g. "the server stopped answering".
    case notLooked(String)
    /// The look at it failed.
    case failed(ProbeFailure)
}

extension Seen {
    package var value: Value? {
        if case .seen(let value) = self { value } else { nil }
    }

    /// Why it was asked for and not seen; nil when it was seen, or when nobody need miss it.
    package var reason: String? {
        switch self {
        case .seen, .notAsked, .doesNotApply: nil
        case .notLooked(let reason): reason
        case .failed(let failure): failure.detail
        }
    }

    package func map<Other>(_ change: (Value) -> Other) -> Seen<Other> {
        switch self {
        case .seen(let value): .seen(change(value))
        case .notAsked: .notAsked
        case .doesNotApply(let reason): .doesNotApply(reason)
        case .notLooked(let reason): .notLooked(reason)
        case .failed(let failure): .failed(failure)
        }
    }
}
