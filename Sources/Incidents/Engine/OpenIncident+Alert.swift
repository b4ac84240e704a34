import UpkeepCore

extension OpenIncident {
    func alert(_ kind: OwedAlert.Kind, at time: Timestamp) -> OwedAlert {
        let told = incident()
        let name =
            switch kind {
            case .opened: "opened"
            case .worsened: "worsened-\(telling.worsenings)"
            case .flapping: "flapping"
            case .resolved: "resolved"
            }
        return OwedAlert(
            id: "\(id)/\(name)", key: id.description, closes: [], incident: id, kind: kind, severity: severity,
            subject: told.subject, headline: told.headline, remedy: told.remedy, affected: affected, at: time)
    }

    /// Under which people know of it best; nil when nobody was told.
    var toldKey: String? { telling.keys.contains(id.description) ? id.description : telling.keys.first }

    /// What whoever was told of the beginning hears at the end; nil when nobody was.
    func resolvedAlert(at time: Timestamp) -> OwedAlert? {
        guard let key = toldKey else { return nil }
        var alert = alert(.resolved, at: time)
        alert.key = key
        alert.closes = telling.keys
        alert.severity = .ok
        alert.remedy = nil
        return alert
    }
}
