import DNSWire
import UpkeepCore

extension SigningJudge {
    var algorithms: Finding {
        let check = SigningChecks.algorithms
        var (bad, weak): ([String], [String]) = ([], [])
        var cases: [String] = []
        let digests = Set(ds.map(\.digestType))
        if let old = digests.first(where: { [1, 3].contains($0) }) {
            let name = old == 1 ? "SHA-1" : "GOST"
            let isAlone = digests.isDisjoint(with: [2, 4])
            let told = "a DS with the digest \(name), which resolvers have given up"
            if isAlone { bad.append(told) } else { weak.append(told) }
            cases.append("DNSSEC01 DS01_DS_ALGO_DEPRECATED")
        }
        if let strange = digests.first(where: { ![1, 2, 3, 4, 5, 6].contains($0) }) {
            bad.append("a DS with the digest type \(strange), which is not in use")
            cases.append("DNSSEC01 DS01_DS_ALGO_RESERVED")
        }
        for algorithm in Set(allKeys.map(\.algorithm) + ds.map(\.algorithm)).sorted() {
            switch algorithm {
            case 1, 3, 5, 6, 7, 12:
                bad.append("algorithm \(algorithm), which resolvers have given up: they take the zone for unsigned")
                cases.append("DNSSEC05 ALGORITHM_DEPRECATED")
            case 10:
                weak.append("algorithm 10 (RSA/SHA-512), which is not recommended")
                cases.append("DNSSEC05 ALGORITHM_NOT_RECOMMENDED")
            case 8, 13, 14, 15, 16, 17, 23: break
            case 253, 254:
                bad.append("the private algorithm \(algorithm)")
                cases.append("DNSSEC05 ALGORITHM_PRIVATE")
            default:
                bad.append("algorithm \(algorithm), which is not in use")
                cases.append("DNSSEC05 ALGORITHM_UNASSIGNED")
            }
        }
        guard bad.isEmpty, weak.isEmpty else {
            return context.bad(
                check, bad.isEmpty ? .warning : .critical, "the zone has \(AuditContext.list(bad + weak))", cases)
        }
        let names = Set(allKeys.map(\.algorithm)).sorted().map { "\($0)" }
        return context.ok(check, "algorithm \(AuditContext.list(names))", ["DNSSEC01", "DNSSEC05"])
    }

    var keys: Finding? {
        guard !allKeys.isEmpty else { return nil }
        let check = SigningChecks.keys
        for key in allKeys {
            guard let bits = RSAKeyData(key)?.bits, bits < 2048 else { continue }
            return context.bad(
                check, bits < 1024 ? .critical : .warning,
                "key \(key.keyTag) has \(bits) bits, and RSA keys should have 2048",
                ["DNSSEC14 \(bits < 1024 ? "DNSKEY_TOO_SMALL_FOR_ALGO" : "DNSKEY_SMALLER_THAN_REC")"],
                ["keyTag": .integer(Int(key.keyTag)), "bits": .integer(bits)])
        }
        for view in keyed {
            let listed = Set((dnskeys(view) ?? []).filter(\.isZoneKey).map(\.algorithm))
            for type in [DNSRecordType.dnskey, .soa, .ns] {
                guard let message = view.answer(zone, type), !message.answer(zone, type).isEmpty,
                    view.reply(zone, type)?.query.edns?.dnssecOK == true
                else { continue }
                let used = Set(
                    message.answers.compactMap { record -> UInt8? in
                        guard case .rrsig(let data) = record.data, data.typeCovered == type else { return nil }
                        return data.algorithm
                    })
                guard let missing = listed.subtracting(used).min() else { continue }
                return context.bad(
                    check, used.isEmpty ? .critical : .warning,
                    used.isEmpty
                        ? "\(context.title(view)) serves \(type) without a signature, though the zone has keys"
                        : "\(type) at \(context.title(view)) is not signed with algorithm \(missing), for which there "
                            + "is a key: strict resolvers take it for broken",
                    ["DNSSEC13 DS13_ALGO_NOT_SIGNED_\(type)"])
            }
        }
        return context.ok(check, AuditContext.count(allKeys.count, "key"), ["DNSSEC13", "DNSSEC14"])
    }

    var denial: Finding? {
        let check = SigningChecks.denial
        let sets = answering.compactMap { view in
            view.records(zone, .nsec3param).map { records in
                (
                    view,
                    Set(
                        records.compactMap { record -> NSEC3PARAMData? in
                            if case .nsec3param(let data) = record.data { data } else { nil }
                        })
                )
            }
        }
        guard let parameters = sets.flatMap({ $0.1 }).max(by: { $0.iterations < $1.iterations }) else {
            return sets.isEmpty ? nil : context.ok(check, "NSEC", ["DNSSEC03"])
        }
        let evidence: Evidence = ["nsec3param": .text(parameters.description)]
        if parameters.iterations > 0 {
            let effect =
                parameters.iterations > 500
                ? "resolvers answer SERVFAIL"
                : parameters.iterations > 50
                    ? "resolvers begin to take the zone for unsigned"
                    : "they cost every resolver work and protect nothing"
            return context.bad(
                check, parameters.iterations > 500 ? .critical : .warning,
                "names are hashed \(parameters.iterations) more times than needed (NSEC3 iterations): \(effect)",
                ["DNSSEC03 \(parameters.iterations > 50 ? "TOO_MANY_ITERATIONS" : "MANY_ITERATIONS")"], evidence)
        }
        if !parameters.salt.isEmpty {
            return context.ok(check, "NSEC3 with a salt, which protects nothing", ["DNSSEC03"], evidence)
        }
        return context.ok(check, "NSEC3", ["DNSSEC03"], evidence)
    }

    var announced: Finding? {
        let check = SigningChecks.announced
        func sets(_ type: DNSRecordType) -> [(view: ServerView, data: Set<DNSRecordData>)] {
            keyed.compactMap { view in view.records(zone, type).map { (view, Set($0.map(\.data))) } }
        }
        let (digests, published) = (sets(.cds), sets(.cdnskey))
        for (title, number, all) in [("CDS", "CDS", digests), ("CDNSKEY", "CDNSKEY", published)]
        where Set(all.map(\.data)).count > 1 {
            return context.bad(
                check, .critical, "servers differ on \(title): the zone above may act on the wrong one",
                ["DNSSEC15 DS15_INCONSISTENT_\(number)"])
        }
        let cds = (digests.first?.data ?? []).compactMap { if case .cds(let data) = $0 { data } else { nil } }
        let cdnskey = (published.first?.data ?? []).compactMap { if case .cdnskey(let data) = $0 { data } else { nil } }
        guard !cds.isEmpty || !cdnskey.isEmpty else {
            return digests.isEmpty ? nil : context.ok(check, "none announced", ["DNSSEC15 DS15_NO_CDS_CDNSKEY"])
        }
        let (deletes, kept) = (cds.filter { $0.algorithm == 0 }, cds.filter { $0.algorithm != 0 })
        let deletesKey = cdnskey.contains { $0.algorithm == 0 }
        if !deletes.isEmpty && !kept.isEmpty || deletesKey && cdnskey.count > 1 {
            return context.bad(
                check, .critical, "CDS or CDNSKEY both remove the DS and name a new one",
                ["DNSSEC16 DS16_MIXED_DELETE_CDS"])
        }
        if !deletes.isEmpty || deletesKey {
            return context.ok(check, "the DS is to be removed", ["DNSSEC16 DS16_DELETE_CDS"])
        }
        let tags = Set(allKeys.map(\.keyTag))
        let strange = (kept.map(\.keyTag) + cdnskey.map(\.keyTag)).filter { !tags.contains($0) }
        if let tag = strange.min() {
            return context.bad(
                check, "CDS or CDNSKEY names key \(tag), which is not in the zone: a DS for it would lead nowhere",
                ["DNSSEC16 DS16_CDS_MATCHES_NO_DNSKEY", "DNSSEC17 DS17_CDNSKEY_MATCHES_NO_DNSKEY"])
        }
        if !kept.isEmpty, !cdnskey.isEmpty, Set(kept.map(\.keyTag)) != Set(cdnskey.map(\.keyTag)) {
            return context.bad(
                check, .critical, "CDS and CDNSKEY name different keys", ["DNSSEC15 DS15_MISMATCH_CDS_CDNSKEY"])
        }
        return context.ok(check, "announced for keys in the zone", ["DNSSEC15", "DNSSEC16", "DNSSEC17"])
    }

    /// What one server signs must verify with the keys that any other gives.
    var multisigner: Finding? {
        let check = ZoneSyncChecks.signers
        let sets = keyed.map { (view: $0, tags: Set((dnskeys($0) ?? []).map(\.keyTag))) }
        guard sets.count > 1 else { return nil }
        guard Set(sets.map(\.tags)).count > 1 else { return context.ok(check, "the same keys everywhere") }
        for signer in keyed {
            let used = Set(signatures(signer).filter { $0.data.typeCovered != .dnskey }.map(\.data.keyTag))
            for other in sets {
                guard let tag = used.subtracting(other.tags).min() else { continue }
                return context.bad(
                    check,
                    "\(context.title(signer)) signs with key \(tag), which \(context.title(other.view)) does not "
                        + "publish: resolvers that have the keys from there answer SERVFAIL",
                    ["DNSSEC09 DS09_NO_MATCHING_DNSKEY"],
                    ["keyTag": .integer(Int(tag))])
            }
        }
        return context.ok(check, "key sets differ, and each has every key that signs")
    }
}
