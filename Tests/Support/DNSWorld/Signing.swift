/// How a zone is signed.
enum Signing: Hashable, Sendable {
    case unsigned
    /// From an hour ago to a month from now.
    case valid
    /// Through January 2020, but for the signature on the keys, which is valid.
    case expired
    /// From three days ahead on: a validator forgives a day (unbound's `val-sig-skew-max`).
    /// The signature on the keys is valid from now.
    case early
    /// As `valid`, but for the signature on the keys, which is of January 2020.
    case keysExpired
    /// With NSEC3 and this many additional iterations.
    case hashed(iterations: Int)
    /// As `valid`, but the NSEC record of `owner` does not list these types, although the zone holds them.
    case denying(owner: String, types: [String])
}
