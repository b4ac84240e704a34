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

    private let command: WhyCommand
    /// A world with its own root has nothing to do with the Internet's.
    private var isPrivate: Bool { command.authority.rootHints != nil }

    init(_ command: WhyCommand) { self.command = command }

    func settings(_ resolver: ResolverSettings, _ pace: QueryPace) throws -> WhySettings {
        var settings = WhySettings(resolver: resolver)
        settings.deadline = command.deadline.duration
        settings.pace = pace
        settings.isTimeGiven = command.world.now != nil
        settings.acceptsServers = command.accept
        let open = command.openResolver.isEmpty ? (isPrivate ? [] : Self.openResolvers) : command.openResolver
        settings.openResolvers = open.compactMap { Endpoint($0, defaultPort: 53) }
        settings.control = try control()
        return settings
    }

    private func control() throws -> WhySettings.Control? {
        guard command.control != AuthorityOptions.none, command.control != nil || !isPrivate else { return nil }
        guard let text = command.control else {
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
