import Checks
import DNSProbe
import Diagnosis
import HTTPWire
import UpkeepCore

/// Whom a `why` asks besides the name's own servers, by the options and what the Internet offers everybody.
struct WhyChoices {
    /// Open resolvers of different operators.
    private static let openResolvers = ["9.9.9.9", "8.8.8.8"]
    /// A site that answers at addresses known for good, so that no name has to be looked up for it.
    private static let control = (url: "https://one.one.one.one/", addresses: ["1.1.1.1", "2606:4700:4700::1111"])

    var deadline = Duration.seconds(3)
    var acceptsServers = false
    var isTimeGiven = false
    private let outside: OutsideOptions
    private let isPrivate: Bool

    /// - Parameter isPrivate: a world with its own root has nothing to do with the Internet's.
    init(_ outside: OutsideOptions, isPrivate: Bool) {
        self.outside = outside
        self.isPrivate = isPrivate
    }

    func settings(_ resolver: ResolverSettings, _ pace: QueryPace) throws -> WhySettings {
        var settings = WhySettings(resolver: resolver)
        settings.deadline = deadline
        settings.pace = pace
        settings.isTimeGiven = isTimeGiven
        settings.acceptsServers = acceptsServers
        let open = outside.openResolver.isEmpty ? (isPrivate ? [] : Self.openResolvers) : outside.openResolver
        settings.openResolvers = open.compactMap { Endpoint($0, defaultPort: 53) }
        settings.control = try control()
        return settings
    }

    private func control() throws -> WhySettings.Control? {
        guard outside.control != AuthorityOptions.none, outside.control != nil || !isPrivate else { return nil }
        guard let text = outside.control else {
            let addresses = Self.control.addresses.compactMap { IPAddress($0) }
            return (try? WebURL(Self.control.url)).map { .init(plan: HTTPPlan(url: $0), addresses: addresses) }
        }
        do throws(WebURLError) {
            return WhySettings.Control(plan: HTTPPlan(url: try WebURL(text)))
        } catch {
            throw CommandFailure(error.code, "--control `\(text)`: \(error.message)")
        }
    }
}
