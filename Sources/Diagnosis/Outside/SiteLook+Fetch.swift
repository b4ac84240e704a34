import Checks
package import HTTPWire
import UpkeepCore

extension SiteLook {
    /// Fetches one document, from one of its host's addresses.
    /// - Parameter limit: For all of it.
    package func fetch(
        _ url: WebURL, within limit: Duration
    ) async -> Result<(status: Int, body: [UInt8]), RegistrationSource.FetchFailure> {
        var plan = HTTPPlan(url: url)
        plan.addresses.scope = .one
        plan.budget.total = limit
        plan.headers = [.init("Accept", "application/rdap+json, application/json")]
        let seen = await look(at: Site(name: url.text, plan: .http(plan)), on: nextLoop())
        guard case .http(let name, _, let attempts) = seen.sight, let attempt = attempts.first else {
            return .failure(.init("`\(url.hostText)` cannot be reached"))
        }
        if let failure = attempt.failure { return .failure(.init("`\(url.hostText)`: \(failure.detail)")) }
        guard let answer = attempt.hops.last?.answer else {
            return .failure(.init("`\(name.name)` gave no answer"))
        }
        return .success((answer.status, answer.body))
    }
}
