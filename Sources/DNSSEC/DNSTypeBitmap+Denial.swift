import DNSWire

extension DNSTypeBitmap {
    /// The parent's side of a cut.
    var isDelegation: Bool { contains(.ns) && !contains(.soa) }

    /// Names below are another zone's, or another name's by DNAME.
    var leadsAway: Bool { isDelegation || contains(.dname) }

    /// Checks that there is no `type` here, nor an alias in its place (RFC 6840 §4.3).
    func deny(_ type: DNSRecordType) throws(SetFailure) {
        if contains(type) { throw SetFailure(.bitmapHolds(type)) }
        if contains(.cname) { throw SetFailure(.bitmapHolds(.cname)) }
        // DS is the parent's to deny, everything else the child's (RFC 6840 §4.4, RFC 4035 §5.2).
        let isOtherSide = type == .ds ? contains(.soa) : isDelegation
        if isOtherSide { throw SetFailure(.proofIncomplete(.name)) }
    }

    /// Checks that there is a cut here, and no DS (RFC 6840 §4.4).
    func denyDS() throws(SetFailure) {
        if contains(.ds) { throw SetFailure(.bitmapHolds(.ds)) }
        if contains(.soa) { throw SetFailure(.proofIncomplete(.name)) }
        if !contains(.ns) { throw SetFailure(.notADelegation) }
    }
}
