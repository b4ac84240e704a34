import Checks
package import HTTPWire

/// Fetches what authorities publish, over plain HTTP as their certificates say: lists, answers, certificates.
package struct DocumentSource: Sendable {
    package struct Failure: Error, Sendable, Hashable {
        /// For a person, e.g. "`crl.example` answers 404".
        package let reason: String

        package init(_ reason: String) { self.reason = reason }
    }

    /// A document to send instead of only asking for one.
    package struct Posting: Sendable, Hashable {
        package let type: String
        package let body: [UInt8]

        package init(_ body: [UInt8], type: String) {
            self.type = type
            self.body = body
        }
    }

    package typealias Fetch =
        @Sendable (_ url: WebURL, _ posting: Posting?, _ limit: Int, _ time: Duration) async -> Result<[UInt8], Failure>

    private let get: Fetch

    package init(fetch: @escaping Fetch) { get = fetch }

    /// Looks go out as those at sites do: one address, one connection, no redirect into private networks.
    package init(_ look: SiteLook) {
        self.init { url, posting, limit, time in
            var plan = HTTPPlan(url: url)
            plan.addresses.scope = .one
            plan.budget.total = time
            plan.bodyLimit = limit
            plan.tls.verify = false
            if let posting {
                plan.method = "POST"
                plan.body = posting.body
                plan.headers = [.init("Content-Type", posting.type)]
            }
            let seen = await look.look(at: Site(name: url.text, plan: .http(plan)), on: look.nextLoop())
            guard case .http(_, _, let attempts) = seen.sight, let attempt = attempts.first else {
                return .failure(Failure("`\(url.hostText)` cannot be reached"))
            }
            if let failure = attempt.failure { return .failure(Failure("`\(url.hostText)`: \(failure.detail)")) }
            guard let answer = attempt.hops.last?.answer else {
                return .failure(Failure("`\(url.hostText)` gave no answer"))
            }
            guard answer.status == 200 else {
                return .failure(Failure("`\(url.hostText)` answers \(answer.status)"))
            }
            guard answer.bodyEnd != .capped else {
                return .failure(Failure("what `\(url.hostText)` has is larger than \(limit >> 20) MiB"))
            }
            guard answer.bodyEnd != .incomplete else {
                return .failure(Failure("`\(url.hostText)` broke off in the middle"))
            }
            return .success(answer.body)
        }
    }

    /// - Parameters:
    ///   - address: as a certificate has it; anything but a web address is a failure.
    ///   - limit: bytes.
    package func fetch(
        _ address: String, posting: Posting? = nil, limit: Int, within time: Duration
    ) async -> Result<[UInt8], Failure> {
        guard let url = try? WebURL(address) else { return .failure(Failure("`\(address)` is no web address")) }
        guard time > .zero else { return .failure(Failure("the time was up before `\(url.hostText)` was asked")) }
        return await get(url, posting, limit, time)
    }
}
