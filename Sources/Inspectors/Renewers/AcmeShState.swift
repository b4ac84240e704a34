import Checks
import UpkeepCore

/// What acme.sh keeps in its folder: one folder for each certificate, with a file that is named like it.
struct AcmeShState {
    static let usualPlaces = ["/root/.acme.sh", "/etc/acme.sh"]
    private static let usualDays = 60

    let search: RenewerSearch
    let home: String

    /// nil when there is no acme.sh here.
    func observation() -> RenewerObservation? {
        let names = search.names(in: home)
        guard names.contains("account.conf") || names.contains("acme.sh") else { return nil }
        var certificates: [RenewedCertificate] = []
        for folder in names where search.isFolder("\(home)/\(folder)") {
            let name = folder.hasSuffix("_ecc") ? String(folder.dropLast(4)) : folder
            guard let text = search.text("\(home)/\(folder)/\(name).conf") else { continue }
            let values = KeyValueText(text)
            guard values["Le_Domain"] != nil else { continue }
            let path = "\(home)/\(folder)/\(name).cer"
            certificates.append(
                RenewedCertificate(
                    name: name, path: path, facts: search.leaf(path), rule: Self.rule(values)))
        }
        let log = home + "/acme.sh.log"
        return RenewerObservation(
            .acmeSh, version: version,
            lastRun: search.modified(log).map { .seen($0) } ?? .doesNotApply("it keeps no log unless told to"),
            trigger: search.trigger(
                units: ["acme.sh.timer", "acmesh.timer"], word: "acme.sh",
                machine: search.machine(of: home, usualPlaces: Self.usualPlaces)), certificates: certificates,
            home: home)
    }

    /// By the moment it has set itself, which goes by its version and its options; else by its days.
    private static func rule(_ values: KeyValueText) -> RenewalRule {
        let mostDays = 10_000
        if let made = values["Le_CertCreateTime"].flatMap({ Int($0) }),
            let next = values["Le_NextRenewTime"].flatMap({ Int($0) }), made > 0, next > made,
            next - made < mostDays * 86_400
        {
            return .age(.seconds(next - made))
        }
        let days = values["Le_RenewalDays"].flatMap { Int($0) } ?? usualDays
        return (1..<mostDays).contains(days) ? .age(.seconds(86_400) * days) : .unknown
    }

    /// `VER=3.0.7` near the top of the script.
    private var version: String? {
        search.text(home + "/acme.sh").flatMap { text in
            text.split(separator: "\n").prefix(20).first { $0.hasPrefix("VER=") }.map { String($0.dropFirst(4)) }
        }
    }
}
