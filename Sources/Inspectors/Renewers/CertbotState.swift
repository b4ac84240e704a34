import Checks
import UpkeepCore

/// What certbot keeps in `/etc/letsencrypt`.
struct CertbotState {
    static let usualPlace = "/etc/letsencrypt"
    private static let day = Duration.seconds(86_400)

    let search: RenewerSearch
    let home: String

    /// nil when there is no certbot here.
    func observation() -> RenewerObservation? {
        guard search.isFolder(home + "/renewal") else { return nil }
        let machine = search.machine(of: home, usualPlaces: [Self.usualPlace])
        var version: String?
        var certificates: [RenewedCertificate] = []
        for file in search.names(in: home + "/renewal") where file.hasSuffix(".conf") {
            guard let text = search.text("\(home)/renewal/\(file)") else { continue }
            let values = KeyValueText(text)
            version = version ?? values["version"]
            let name = String(file.dropLast(".conf".count))
            let path = place(values["cert"], name)
            certificates.append(
                RenewedCertificate(
                    name: name, path: path, facts: search.leaf(path), rule: Self.rule(values, values["version"])))
        }
        let log = machine + "/var/log/letsencrypt/letsencrypt.log"
        return RenewerObservation(
            .certbot, version: version,
            lastRun: search.modified(log).map { .seen($0) } ?? .notLooked("there is no `\(log)`"),
            lastError: lastError(log),
            trigger: search.trigger(
                units: ["certbot.timer", "snap.certbot.renew.timer", "certbot-renew.timer"], word: "certbot",
                machine: machine), certificates: certificates, home: home)
    }

    /// The path in the state is that of the machine; under another root it is below that.
    private func place(_ written: String?, _ name: String) -> String {
        let usual = "\(home)/live/\(name)/cert.pem"
        guard let written, written.hasPrefix(Self.usualPlace + "/") else { return written ?? usual }
        return home + written.dropFirst(Self.usualPlace.count)
    }

    /// Fixed at 30 days before 4.0; from then on a third of the lifetime, half for those under ten days.
    private static func rule(_ values: KeyValueText, _ version: String?) -> RenewalRule {
        if let written = values["renew_before_expiry"], let days = days(written) { return .left(day * days) }
        guard let major = version?.split(separator: ".").first.flatMap({ Int($0) }) else { return .unknown }
        return major >= 4 ? .fraction(1.0 / 3) : .left(day * 30)
    }

    /// `30 days`, `2 weeks`.
    private static func days(_ text: String) -> Int? {
        let words = text.split(separator: " ")
        guard let number = words.first.flatMap({ Int($0) }), (0...10_000).contains(number) else { return nil }
        return words.count > 1 && words[1].hasPrefix("week") ? number * 7 : number
    }

    /// The last run's complaint, from the end of its log.
    private func lastError(_ log: String) -> String? {
        guard let text = search.text(log) else { return nil }
        let line = text.split(separator: "\n").suffix(400).last { line in
            line.contains(":ERROR:") || line.contains("Failed to renew certificate")
        }
        guard let line else { return nil }
        let words = line.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? String(line)
        return String(words.drop { $0 == " " }.prefix(200))
    }
}
