import UpkeepCore

/// One file's top level while its keys are being read.
struct TopDraft: Sendable {
    var caFile: String?
    var resolvers: [Endpoint] = []
    var defaults: YAMLValue?
    var sites: [YAMLValue] = []
    var watch: YAMLValue?
    var alerts: YAMLValue?
    var heartbeats: [HeartbeatDraft] = []
    var maintenance: [MaintenanceDraft] = []
}
