import Peers

/// Signs zones with the usual tools, each but once in a process; nothing of it stays on disk.
actor ZoneSigner {
    static let shared = ZoneSigner()

    private struct Request: Hashable {
        let zone: Zone
        let signing: Signing
    }

    private static let longAgo = ["-s", "20200101000000", "-e", "20200201000000"]
    private static let soon = ["-s", "+259200", "-e", "+2592000"]

    private var keys: [String: ZoneKeys] = [:]
    private var texts: [Request: String] = [:]

    /// The keys of a zone, the same ones whenever they are asked for.
    func keys(of origin: String) async throws -> ZoneKeys {
        if let known = keys[origin] { return known }
        let made = try await ZoneKeys.make(origin)
        // Somebody else may have made some meanwhile, and used them.
        if let known = keys[origin] { return known }
        keys[origin] = made
        return made
    }

    /// The zone's file, ready to be served.
    func sign(_ zone: Zone, _ signing: Signing) async throws -> String {
        let request = Request(zone: zone, signing: signing)
        if let known = texts[request] { return known }
        let text =
            switch signing {
            case .unsigned: zone.text
            case .valid: try await withBIND(zone)
            case .expired: try await graft(.keys, of: sign(zone, .valid), onto: withBIND(zone, Self.longAgo))
            case .early: try await graft(.keys, of: sign(zone, .valid), onto: withBIND(zone, Self.soon))
            case .keysExpired: try await graft(.keys, of: withBIND(zone, Self.longAgo), onto: sign(zone, .valid))
            case .hashed(let iterations): try await withLDNS(zone, iterations: iterations)
            case .denying(let owner, let types): try await denying(zone, owner, types)
            }
        if let known = texts[request] { return known }
        texts[request] = text
        return text
    }

    private func withBIND(_ zone: Zone, _ window: [String] = []) async throws -> String {
        let keys = try await keys(of: zone.origin)
        return try await withTemporaryDirectory { directory in
            for (name, text) in keys.files { try directory.write(name, text) }
            let source = try directory.write("zone", zone.text)
            // -P, since it would refuse what is not valid now; -O full, one record a line.
            let options = ["-q", "-P", "-S", "-x", "-O", "full", "-K", directory.path, "-d", directory.path]
            try await mustRun(
                Invocation(
                    "dnssec-signzone",
                    options + window + ["-o", zone.origin, "-f", directory.file("signed"), source]))
            return directory.read("signed")
        }
    }

    /// `dnssec-signzone` makes no more than 150 iterations.
    private func withLDNS(_ zone: Zone, iterations: Int) async throws -> String {
        let keys = try await keys(of: zone.origin)
        return try await withTemporaryDirectory { directory in
            for (name, text) in keys.files { try directory.write(name, text) }
            let source = try directory.write("zone", zone.text)
            let options = ["-n", "-t", String(iterations), "-s", "5a17", "-f", directory.file("signed")]
            try await mustRun(
                Invocation("ldns-signzone", options + [source] + keys.names.map { directory.file($0) }))
            return directory.read("signed")
        }
    }

    /// The NSEC record is that of the same zone signed without these records.
    private func denying(_ zone: Zone, _ owner: String, _ types: [String]) async throws -> String {
        var poorer = zone
        poorer.records.removeAll { $0.owner == owner && types.contains($0.type) }
        return try await graft(
            .denial(owner: "\(owner).\(zone.origin)"), of: sign(poorer, .valid), onto: sign(zone, .valid))
    }

    /// The zone, with these records taken from the same zone signed otherwise.
    private func graft(_ piece: ZonePiece, of donor: String, onto zone: String) throws -> String {
        let taken = donor.split(separator: "\n").filter(piece.contains)
        guard !taken.isEmpty else { throw PeerError(code: "no-such-records", message: "\(piece): \(donor)") }
        let kept = zone.split(separator: "\n").filter { !piece.contains($0) }
        return (kept + taken).map { "\($0)\n" }.joined()
    }
}
