import Incidents

/// What a site says for `upkeep watch`, while its keys are being read.
struct SiteWatchDraft: Sendable {
    var every: Duration?
    var dependsOn: [LocatedText] = []
    var machine: String?
    var alert: [LocatedText]?
    var serviceLevel: ServiceLevel?
}
