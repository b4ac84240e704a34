import Checks
import HTTPWire
import UpkeepCore

/// A site while its keys are being read: what their declarations say (``SiteKeys/standard``), then the config's `defaults`, then the site's own.
struct SiteDraft: Sendable {
    var address: SiteAddress?
    var name: String?
    var method = ""
    var headers: [HTTPFields.Field] = []
    var body: [UInt8] = []
    var credentials: HTTPPlan.Credentials?
    var redirects = RedirectDraft()
    var addresses = AddressPlan()
    var budget = Budget()
    var bodyLimit = 0
    var tls = TLSPlan()
    var host: String?
    var dialogue: [PortPlan.Step] = []
    var closed = false
    var recursion = false
    var expect = ExpectationDraft()
    var watch = SiteWatchDraft()

    /// The site, once it is known where it is.
    func site() -> Site? {
        guard let address else { return nil }
        let name = name ?? address.text
        switch address {
        case .web(let url, let credentials): return Site(name: name, plan: .http(web(url, credentials)))
        case .port(let host, let port, let immediateTLS, _):
            return Site(name: name, plan: .port(self.port(host, port, immediateTLS)))
        case .record(let server, let port, let question, let type, _):
            return Site(name: name, plan: .record(record(server, port, question, type)))
        }
    }

    private func web(_ url: WebURL, _ inURL: HTTPPlan.Credentials?) -> HTTPPlan {
        var plan = HTTPPlan(url: url)
        plan.method = method
        plan.headers = headers
        plan.body = body
        plan.credentials = inURL ?? credentials
        plan.isLoginInURL = inURL != nil
        plan.redirects = redirects.limit == 0 ? .stop : .follow(limit: redirects.limit)
        plan.allowPrivateRedirects = redirects.allowPrivate
        plan.addresses = addresses(of: url.hostText)
        plan.budget = budget
        plan.bodyLimit = bodyLimit
        plan.tls = tls
        plan.host = host
        plan.expect = expect.web
        plan.expect.certificateDays = expect.certificateDays
        plan.expect.matches = expect.matches
        return plan
    }

    private func port(_ host: String, _ port: UInt16, _ immediateTLS: Bool) -> PortPlan {
        var plan = PortPlan(host: host, port: port)
        plan.addresses = addresses(of: host)
        plan.budget = budget
        plan.tls = tls
        plan.immediateTLS = immediateTLS
        plan.dialogue = dialogue
        plan.closed = closed
        plan.certificateDays = expect.certificateDays
        return plan
    }

    private func addresses(of host: String) -> AddressPlan {
        var plan = addresses
        plan.agreed = expect.addresses
        // In `defaults` they are meant for the sites that have a name.
        plan.agreedNameservers = IPAddress(host) == nil ? expect.nameservers : nil
        return plan
    }

    private func record(_ server: String, _ port: UInt16, _ name: String, _ type: String) -> RecordPlan {
        var plan = RecordPlan(server: server, name: name)
        plan.port = port
        plan.type = type
        plan.recursionDesired = recursion
        plan.budget = budget
        plan.expect = expect.record
        plan.expect.matches = expect.matches
        return plan
    }
}
