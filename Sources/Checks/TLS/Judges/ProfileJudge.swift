import CertificateReader
import TLSWire
import UpkeepCore

/// Compares what a server offers with the profile that was chosen for it.
struct ProfileJudge {
    let profile: TLSProfile
    let observation: EndpointObservation
    let judging: Judging

    func judge() -> Finding {
        let check = EncryptionChecks.profile
        guard case .seen(let versions) = observation.versions else {
            return judging.notAsked(check, observation.versions.reason ?? "the versions were not asked for")
        }
        let differences =
            versionDifferences(versions) + suiteDifferences(versions) + groupDifferences()
            + certificateDifferences()
        let name = "\(profile.name.rawValue) (\(profile.edition))"
        guard !differences.isEmpty else {
            if let missing = missing(versions) { return judging.notAsked(check, missing) }
            return judging.ok(check, "as \(name) wants it")
        }
        let more = differences.count > 2 ? " and \(differences.count - 2) more" : ""
        return judging.bad(
            check, "not as \(name) wants it: \(differences.prefix(2).joined(separator: ", "))\(more)",
            ["profile": .text(profile.name.rawValue), "differences": EvidenceValue(Array(differences.prefix(100)))])
    }

    private func missing(_ versions: [VersionObservation]) -> String? {
        for version in versions where version.isOffered {
            if let reason = version.suites.reason ?? version.suites.value?.cutShort { return reason }
        }
        return nil
    }

    private func versionDifferences(_ versions: [VersionObservation]) -> [String] {
        var offered = versions.filter(\.isOffered).map(\.version)
        if observation.ssl2.value?.isOffered == true { offered.append(.ssl2) }
        return offered.filter { !profile.versions.contains($0) }.sorted().map { "it offers \($0.name)" }
            + profile.versions.filter { $0 >= .tls12 && !offered.contains($0) }.map { "it does not offer \($0.name)" }
    }

    private func suiteDifferences(_ versions: [VersionObservation]) -> [String] {
        let lists = versions.filter { $0.isOffered && profile.versions.contains($0.version) }
            .compactMap { version in version.suites.value.map { (version.version, $0) } }
        let foreign = lists.flatMap { $0.1.accepted }.filter { !profile.suites.contains($0) }.uniqued
        let orders = lists.filter { version, list in
            version < .tls13 && list.accepted.count > 1 && list.order != .unclear && list.order != profile.order
        }
        return foreign.map { "it accepts \($0.ianaName)" }
            + orders.prefix(1).map { "the \($0.1.order.rawValue)'s order of suites decides" }
    }

    private func groupDifferences() -> [String] {
        guard let groups = observation.groups.value else { return [] }
        // Finite-field groups belong to the suites that use them.
        let foreign = groups.all.filter { !profile.groups.contains($0) && $0.kind != .finiteField }
        let short = (observation.diffieHellman.value ?? []).map(\.bits).min()
        var differences = foreign.map { "it accepts the group \($0.name)" }
        if let short, let least = profile.diffieHellmanBits, short < least {
            differences.append("a Diffie-Hellman group has \(short) bits, not \(least)")
        }
        return differences
    }

    private func certificateDifferences() -> [String] {
        guard let leaf = observation.tls.presented.first else { return [] }
        var differences: [String] = []
        if leaf.publicKey.algorithm != .unreadable, !profile.keys.contains(leaf.publicKey.algorithm) {
            differences.append("the certificate's key is \(leaf.publicKey)")
        } else if let bits = leaf.publicKey.bits, leaf.publicKey.algorithm == .rsa, let least = profile.rsaBits,
            bits < least
        {
            differences.append("the certificate's key has \(bits) bits, not \(least)")
        }
        if let lifetime = leaf.lifetime, lifetime > .seconds(Int64(profile.lifetimeDays + 1) * 86_400) {
            let days = Int(lifetime.inSeconds / 86_400)
            differences.append("the certificate runs for \(days) days, not \(profile.lifetimeDays)")
        }
        return differences
    }
}
