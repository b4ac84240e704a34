import CertificateReader
package import Checks
import Crypto
import UpkeepCore
package import UpkeepSystem

/// Finds the programs that renew certificates by the state they keep: nothing is run.
package struct RenewerSearch: Sendable {
    let files: Files

    package init(files: Files) { self.files = files }

    /// - Parameter root: a machine's root folder, or a renewer's own folder such as `/etc/letsencrypt`.
    package func renewers(under root: String) -> [RenewerObservation] {
        let root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        let base = root == "/" ? "" : root
        var found: [RenewerObservation] = []
        for home in [root, base + CertbotState.usualPlace] {
            if let certbot = CertbotState(search: self, home: home).observation() { found.append(certbot) }
        }
        for home in [root] + AcmeShState.usualPlaces.map({ base + $0 }) {
            if let acme = AcmeShState(search: self, home: home).observation() { found.append(acme) }
        }
        for home in [root] + CaddyState.usualPlaces.map({ base + $0 }) {
            if let caddy = CaddyState(search: self, home: home).observation() { found.append(caddy) }
        }
        for home in [root] + LegoState.usualPlaces.map({ base + $0 }) {
            if let lego = LegoState(search: self, home: home).observation() { found.append(lego) }
        }
        return found
    }

    /// The machine's root above a renewer's folder: `/etc/letsencrypt` is in `/`.
    func machine(of home: String, usualPlaces: [String]) -> String {
        usualPlaces.first(where: home.hasSuffix).map { String(home.dropLast($0.count)) } ?? ""
    }

    func isFolder(_ path: String) -> Bool { (try? files.factsOfTarget(path))??.kind == .folder }

    func names(in folder: String) -> [String] { (try? files.list(folder)) ?? [] }

    func text(_ path: String) -> String? { try? files.readText(path) }

    func modified(_ path: String) -> Timestamp? { (try? files.factsOfTarget(path))??.modified }

    /// The first certificate in a file.
    func leaf(_ path: String) -> CertificateFacts? {
        guard let bytes = try? files.read(path), let blocks = try? PEMReader.blocks(in: bytes),
            let der = blocks.first(where: { $0.label == "CERTIFICATE" })?.der
        else { return nil }
        return try? CertificateFacts.read(der: der, sha256: HexText.text(SHA256.hash(data: der)))
    }

    /// Whether something starts a renewer: the first of the units that is switched on, or a line in a crontab.
    /// - Parameter machine: the root folder without its slash.
    func trigger(units: [String], word: String, machine: String) -> Seen<RenewerObservation.Trigger> {
        var off: String?
        for unit in units {
            let folder = unit.hasSuffix(".timer") ? "timers.target.wants" : "multi-user.target.wants"
            if (try? files.exists("\(machine)/etc/systemd/system/\(folder)/\(unit)")) == true {
                return .seen(.active(unit))
            }
            for place in ["/etc/systemd/system/", "/lib/systemd/system/", "/usr/lib/systemd/system/"]
            where (try? files.exists(machine + place + unit)) == true { off = off ?? unit }
        }
        let tables =
            ["/etc/crontab", "/var/spool/cron/crontabs/root", "/var/spool/cron/root"].map { machine + $0 }
            + names(in: machine + "/etc/cron.d").map { "\(machine)/etc/cron.d/\($0)" }
        for table in tables {
            let lines = (text(table) ?? "").split(separator: "\n")
            if lines.contains(where: { !$0.hasPrefix("#") && $0.contains(word) }) { return .seen(.active(table)) }
        }
        for folder in ["cron.daily", "cron.weekly", "cron.hourly"] {
            if let name = names(in: "\(machine)/etc/\(folder)").first(where: { $0.contains(word) }) {
                return .seen(.active("\(machine)/etc/\(folder)/\(name)"))
            }
        }
        if let off { return .seen(.inactive("`\(off)` is not enabled")) }
        // A crontab that may not be read may hold the line.
        let closed = (try? files.read(machine + "/var/spool/cron/crontabs/root")) == nil && isFolder(machine + "/etc")
        let isForbidden =
            closed && (try? files.list(machine + "/var/spool/cron/crontabs")) == nil
            && isFolder(machine + "/var/spool/cron/crontabs")
        return isForbidden ? .notLooked("root's crontab may not be read; look again as root") : .seen(.none)
    }
}
