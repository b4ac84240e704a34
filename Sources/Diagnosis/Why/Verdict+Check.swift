import Checks
import UpkeepCore

extension Verdict.Code {
    /// What a site's failing check means for the site as a whole.
    init(failed check: CheckID) {
        switch check {
        case HTTPChecks.body.id, HTTPChecks.json.id, HTTPChecks.header.id, HTTPChecks.mixedContent.id,
            HTTPChecks.size.id, HTTPChecks.finalURL.id, PortChecks.dialogue.id:
            self = .siteContent
        case HTTPChecks.partial.id, PortChecks.partial.id: self = .sitePartial
        default:
            self =
                switch check.family {
                case "tcp": .siteTCP
                case "tls": .siteTLS
                default: .siteHTTP
                }
        }
    }
}
