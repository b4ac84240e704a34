package import Checks
import FoundationEssentials
package import HTTPWire
import UpkeepCore

/// Asks registries what they say of a domain, over RDAP (RFC 9082, RFC 9083).
package struct RegistrationSource: Sendable {
    /// What came of fetching one URL: status and body, or why there is neither.
    package typealias Fetch = @Sendable (WebURL) async -> Result<(status: Int, body: [UInt8]), FetchFailure>

    package struct FetchFailure: Error, Sendable {
        package let reason: String
        package init(_ reason: String) { self.reason = reason }
    }

    /// Which registry answers for which top-level domain (RFC 9224).
    package static let bootstrap = "https://data.iana.org/rdap/dns.json"

    /// Labels taken off a name until a registry knows it, at most: a zone is seldom deeper below what was registered.
    private static let mostAttempts = 3

    private let fetch: Fetch
    /// Ask here whatever the domain; nil looks in the bootstrap registry.
    private let base: WebURL?

    package init(base: WebURL? = nil, fetch: @escaping Fetch) {
        self.base = base
        self.fetch = fetch
    }

    /// What the registry says of `name`, or of the nearest name above it that is registered.
    /// - Parameter name: without the trailing dot.
    package func registration(of name: String) async -> RegistrationObservation {
        var labels = name.split(separator: ".").map(String.init)
        guard labels.count >= 2 else {
            return RegistrationObservation(domain: name, failure: "`\(name)` is no name that is registered")
        }
        let server: WebURL
        switch await registry(of: labels[labels.count - 1]) {
        case .success(let url): server = url
        case .failure(let failure): return RegistrationObservation(domain: name, failure: failure.reason)
        }
        for _ in 0..<Self.mostAttempts where labels.count >= 2 {
            let domain = labels.joined(separator: ".")
            guard let url = try? server.resolve("domain/\(domain)") else { break }
            switch await fetch(url) {
            case .failure(let failure):
                return RegistrationObservation(domain: domain, failure: failure.reason)
            case .success((status: 404, _)):
                labels.removeFirst()
            case .success((status: 200, let body)):
                guard let document = try? JSONDecoder().decode(RDAPDomain.self, from: Data(body)) else {
                    return RegistrationObservation(domain: domain, failure: "what `\(url.text)` answers is not RDAP")
                }
                return document.observation(of: domain)
            case .success((let status, _)):
                return RegistrationObservation(domain: domain, failure: "`\(url.text)` answers status \(status)")
            }
        }
        return RegistrationObservation(
            domain: name, failure: "the registry at `\(server.text)` knows no domain that `\(name)` is in")
    }

    private func registry(of topLevel: String) async -> Result<WebURL, FetchFailure> {
        if let base { return .success(base) }
        guard let url = try? WebURL(Self.bootstrap) else { return .failure(FetchFailure("no bootstrap registry")) }
        switch await fetch(url) {
        case .failure(let failure): return .failure(failure)
        case .success((let status, let body)):
            guard status == 200,
                let document = try? JSONDecoder().decode(RDAPBootstrap.self, from: Data(body))
            else {
                return .failure(FetchFailure("`\(Self.bootstrap)` answers status \(status) or something unreadable"))
            }
            let known = document.server(for: topLevel).flatMap { try? WebURL($0) }
            return known.map { .success($0) } ?? .failure(FetchFailure("no RDAP server is known for `.\(topLevel)`"))
        }
    }
}
