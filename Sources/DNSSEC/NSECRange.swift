import DNSWire

/// A stretch of a zone's names with nothing in between, from one NSEC (RFC 4034 §4).
struct NSECRange {
    let owner: DNSName
    let next: DNSName
    let types: DNSTypeBitmap

    /// Whether `name`, which is in the zone, lies strictly between: proof that it owns nothing.
    func covers(_ name: DNSName) -> Bool {
        guard owner < name, name < next || next <= owner else { return false }
        // What lies below a cut or a DNAME is not this zone's to deny (RFC 6840 §4.1).
        return !(name.isWithin(owner) && types.leadsAway)
    }

    /// Whether `name` owns nothing but has names below it (RFC 8020 §1).
    func showsEmptyNonTerminal(_ name: DNSName) -> Bool { covers(name) && next.isWithin(name) }

    /// The longest name above `name` that a covering range shows to exist.
    func closestEncloser(of name: DNSName) -> DNSName {
        var encloser = name
        while let parent = encloser.parent, !owner.isWithin(encloser), !next.isWithin(encloser) { encloser = parent }
        return encloser
    }
}
