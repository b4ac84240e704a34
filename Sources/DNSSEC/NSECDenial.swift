import DNSWire

/// Denial by plain names (RFC 4035 §5.4).
struct NSECDenial: Denial {
    let ranges: [NSECRange]

    func prove(_ question: DenialQuestion, _ work: inout ValidationWork) throws(SetFailure) -> Bool {
        switch question {
        case .noData(let name, let type): try noData(name, type)
        case .noName(let name): try noName(name)
        case .noNearer(let name, let encloser): try noNearer(name, than: encloser)
        case .noDS(let child): try noDS(child)
        }
        return false
    }

    private func noData(_ name: DNSName, _ type: DNSRecordType) throws(SetFailure) {
        if let match = ranges.first(where: { $0.owner == name }) { return try match.types.deny(type) }
        if ranges.contains(where: { $0.showsEmptyNonTerminal(name) }) { return }
        let cover = try self.cover(name)
        let wildcard = try? cover.closestEncloser(of: name).wildcard()
        guard let match = ranges.first(where: { $0.owner == wildcard }) else {
            throw SetFailure(.proofIncomplete(.wildcard))
        }
        try match.types.deny(type)
    }

    private func noName(_ name: DNSName) throws(SetFailure) {
        let cover = try self.cover(name)
        guard !cover.showsEmptyNonTerminal(name) else { throw SetFailure(.nameExists) }
        guard let wildcard = try? cover.closestEncloser(of: name).wildcard() else { return }
        if ranges.contains(where: { $0.owner == wildcard }) { throw SetFailure(.nameExists) }
        guard ranges.contains(where: { $0.covers(wildcard) }) else {
            throw SetFailure(.proofIncomplete(.wildcard))
        }
    }

    private func noNearer(_ name: DNSName, than encloser: DNSName) throws(SetFailure) {
        let cover = try self.cover(name)
        guard !cover.showsEmptyNonTerminal(name), cover.closestEncloser(of: name) == encloser else {
            throw SetFailure(.nameExists)
        }
    }

    private func noDS(_ child: DNSName) throws(SetFailure) {
        guard let match = ranges.first(where: { $0.owner == child }) else {
            _ = try cover(child)
            throw SetFailure(.notADelegation)
        }
        try match.types.denyDS()
    }

    private func cover(_ name: DNSName) throws(SetFailure) -> NSECRange {
        if let cover = ranges.first(where: { $0.covers(name) }) { return cover }
        throw SetFailure(ranges.contains { $0.owner == name } ? .nameExists : .proofIncomplete(.name))
    }
}
