/// When a renewer renews.
package enum RenewalRule: Sendable, Hashable {
    /// With this much left before the end, whatever the lifetime.
    case left(Duration)
    /// This long after it was issued, whatever the lifetime.
    case age(Duration)
    /// With this part of the lifetime left, 0 to 1.
    case fraction(Double)
    case unknown

    /// How much of `lifetime` is left when it renews; nil when that is not known. Zero or less: never in time.
    package func left(of lifetime: Duration) -> Duration? {
        switch self {
        case .left(let left): left
        case .age(let age): lifetime - age
        case .fraction(let fraction): lifetime * fraction
        case .unknown: nil
        }
    }
}
