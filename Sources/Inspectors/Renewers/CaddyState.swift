import Checks
import UpkeepCore
import UpkeepSystem

/// What Caddy keeps in its data folder: `certificates/AUTHORITY/NAME/NAME.crt`.
struct CaddyState {
    static let usualPlaces = ["/var/lib/caddy/.local/share/caddy", "/root/.local/share/caddy"]

    let search: RenewerSearch
    let home: String

    /// nil when there is no Caddy here.
    func observation() -> RenewerObservation? {
        let folder = home + "/certificates"
        guard search.isFolder(folder) else { return nil }
        var certificates: [RenewedCertificate] = []
        for authority in search.names(in: folder) where authority.contains("acme") || authority == "local" {
            for name in search.names(in: "\(folder)/\(authority)") {
                let path = "\(folder)/\(authority)/\(name)/\(name).crt"
                guard (try? search.files.exists("\(folder)/\(authority)/\(name)/\(name).json")) == true else {
                    continue
                }
                certificates.append(
                    RenewedCertificate(name: name, path: path, facts: search.leaf(path), rule: .fraction(1.0 / 3)))
            }
        }
        guard !certificates.isEmpty else { return nil }
        return RenewerObservation(
            .caddy, lastRun: .doesNotApply("it renews while it serves"),
            trigger: search.trigger(
                units: ["caddy.service"], word: "caddy",
                machine: search.machine(of: home, usualPlaces: Self.usualPlaces)), certificates: certificates,
            home: home)
    }
}
