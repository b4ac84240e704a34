import Checks
import UpkeepCore

/// What lego keeps in its folder: `certificates/NAME.crt` with `NAME.json` beside it.
struct LegoState {
    static let usualPlaces = ["/root/.lego", "/.lego", "/etc/lego", "/var/lib/lego"]

    let search: RenewerSearch
    let home: String

    /// nil when there is no lego here.
    func observation() -> RenewerObservation? {
        let folder = home + "/certificates"
        let names = search.names(in: folder)
        let kept = names.filter { name in
            name.hasSuffix(".json") && names.contains(name.dropLast(".json".count) + ".crt")
        }
        guard !kept.isEmpty, search.isFolder(home + "/accounts") else { return nil }
        let certificates = kept.map { file in
            let name = String(file.dropLast(".json".count))
            let path = "\(folder)/\(name).crt"
            // How it is called says when it renews; 30 days before the end unless told otherwise.
            return RenewedCertificate(
                name: name, path: path, facts: search.leaf(path), rule: .left(.seconds(30 * 86_400)))
        }
        return RenewerObservation(
            .lego, lastRun: .doesNotApply("it keeps no log"),
            trigger: search.trigger(
                units: ["lego.timer", "lego-renew.timer"], word: "lego",
                machine: search.machine(of: home, usualPlaces: Self.usualPlaces)),
            certificates: certificates, home: home)
    }
}
