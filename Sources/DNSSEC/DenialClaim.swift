import DNSWire

/// What one NSEC or NSEC3 says, whoever signed it.
struct DenialClaim {
    private enum Range {
        case plain(NSECRange)
        case hashed(HashedRange, NSEC3PARAMData)
    }

    private let range: Range

    /// nil for other data, and for hashing beyond the limits.
    init?(_ data: DNSRecordData, owner: DNSName, zone: DNSName, limits: ValidationLimits) {
        switch data {
        case .nsec(let body): range = .plain(NSECRange(owner: owner, next: body.next, types: body.types))
        case .nsec3(let body):
            guard body.parameters.algorithm == NSEC3Hash.algorithm,
                body.parameters.iterations <= limits.nsec3Iterations,
                let hashed = HashedRange(owner: owner, zone: zone, body)
            else { return nil }
            range = .hashed(hashed, body.parameters)
        default: return nil
        }
    }

    var types: DNSTypeBitmap {
        switch range {
        case .plain(let range): range.types
        case .hashed(let range, _): range.types
        }
    }

    func matches(_ name: DNSName) -> Bool {
        switch range {
        case .plain(let range): range.owner == name
        case .hashed(let range, let parameters): range.hash == Self.hash(name, parameters)
        }
    }

    /// Whether it says that the name does not exist.
    func covers(_ name: DNSName) -> Bool {
        switch range {
        case .plain(let range): range.covers(name)
        case .hashed(let range, let parameters): !range.isOptOut && range.covers(Self.hash(name, parameters))
        }
    }

    private static func hash(_ name: DNSName, _ parameters: NSEC3PARAMData) -> [UInt8] {
        NSEC3Hash.hash(name, iterations: parameters.iterations, salt: parameters.salt)
    }
}
