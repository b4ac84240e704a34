import DNSWire

/// Denial by hashed names (RFC 5155 §8).
struct NSEC3Denial: Denial {
    let zone: DNSName
    let parameters: NSEC3PARAMData
    let ranges: [HashedRange]
    private var hashes: [DNSName: [UInt8]] = [:]

    init(zone: DNSName, parameters: NSEC3PARAMData, ranges: [HashedRange]) {
        self.zone = zone
        self.parameters = parameters
        self.ranges = ranges
    }

    mutating func prove(_ question: DenialQuestion, _ work: inout ValidationWork) throws(SetFailure) -> Bool {
        switch question {
        case .noData(let name, let type): return try noData(name, type, &work)
        case .noName(let name): return try noName(name, &work)
        case .noNearer(let name, let encloser): return try noNearer(name, than: encloser, &work)
        case .noDS(let child): return try noDS(child, &work)
        }
    }

    private mutating func noData(
        _ name: DNSName, _ type: DNSRecordType, _ work: inout ValidationWork
    ) throws(SetFailure) -> Bool {
        if let match = try match(name, &work) {
            try match.types.deny(type)
            return false
        }
        let (encloser, cover) = try closestEncloser(of: name, &work)
        if type == .ds, cover.isOptOut { return true }
        guard let wildcard = try? encloser.wildcard(), let match = try match(wildcard, &work) else {
            throw SetFailure(.proofIncomplete(.wildcard))
        }
        try match.types.deny(type)
        return cover.isOptOut
    }

    private mutating func noName(_ name: DNSName, _ work: inout ValidationWork) throws(SetFailure) -> Bool {
        if try match(name, &work) != nil { throw SetFailure(.nameExists) }
        let (encloser, cover) = try closestEncloser(of: name, &work)
        guard let wildcard = try? encloser.wildcard() else { return cover.isOptOut }
        if try match(wildcard, &work) != nil { throw SetFailure(.nameExists) }
        guard try self.cover(wildcard, &work) != nil else { throw SetFailure(.proofIncomplete(.wildcard)) }
        return cover.isOptOut
    }

    private mutating func noNearer(
        _ name: DNSName, than encloser: DNSName, _ work: inout ValidationWork
    ) throws(SetFailure) -> Bool {
        guard let next = name.child(of: encloser) else { throw SetFailure(.proofIncomplete(.nextCloser)) }
        if try match(next, &work) != nil { throw SetFailure(.nameExists) }
        guard let cover = try cover(next, &work) else { throw SetFailure(.proofIncomplete(.nextCloser)) }
        return cover.isOptOut
    }

    private mutating func noDS(_ child: DNSName, _ work: inout ValidationWork) throws(SetFailure) -> Bool {
        if let match = try match(child, &work) {
            try match.types.denyDS()
            return false
        }
        let (_, cover) = try closestEncloser(of: child, &work)
        guard cover.isOptOut else { throw SetFailure(.notADelegation) }
        return true
    }

    /// The longest name above `name` that matches, and the range that covers the one a label longer (RFC 5155 §8.3).
    private mutating func closestEncloser(
        of name: DNSName, _ work: inout ValidationWork
    ) throws(SetFailure) -> (DNSName, HashedRange) {
        var next = name
        while next != zone, let candidate = next.parent {
            if let match = try match(candidate, &work) {
                guard !match.types.leadsAway else { throw SetFailure(.proofIncomplete(.closestEncloser)) }
                guard let cover = try cover(next, &work) else { throw SetFailure(.proofIncomplete(.nextCloser)) }
                return (candidate, cover)
            }
            next = candidate
        }
        throw SetFailure(.proofIncomplete(.closestEncloser))
    }

    private mutating func match(_ name: DNSName, _ work: inout ValidationWork) throws(SetFailure) -> HashedRange? {
        let hash = try hash(name, &work)
        return ranges.first { $0.hash == hash }
    }

    private mutating func cover(_ name: DNSName, _ work: inout ValidationWork) throws(SetFailure) -> HashedRange? {
        let hash = try hash(name, &work)
        return ranges.first { $0.covers(hash) }
    }

    private mutating func hash(_ name: DNSName, _ work: inout ValidationWork) throws(SetFailure) -> [UInt8] {
        if let known = hashes[name] { return known }
        try work.spendHashes(Int(parameters.iterations) + 1)
        let hash = NSEC3Hash.hash(name, iterations: parameters.iterations, salt: parameters.salt)
        hashes[name] = hash
        return hash
    }
}
