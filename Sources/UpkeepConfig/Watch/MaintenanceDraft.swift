/// A maintenance window while its keys are being read.
struct MaintenanceDraft: Sendable {
    var name: LocatedText?
    var sites: [LocatedText] = []
    var machines: [LocatedText] = []
    var coversAll = false
    var from: LocatedText?
    var until: LocatedText?
    var cron: LocatedText?
    var length: Duration?
    var zone: LocatedText?

    /// nil as long as something is missing.
    var settings: MaintenanceSettings? {
        guard let name else { return nil }
        let window: MaintenanceSettings.Window
        if let from, let until {
            window = .once(from: from, until: until)
        } else if let cron, let length {
            window = .recurring(cron, length: length)
        } else {
            return nil
        }
        return MaintenanceSettings(
            name: name.text, window: window, zone: zone, sites: sites.map(\.text), machines: machines.map(\.text),
            coversAll: coversAll)
    }
}
