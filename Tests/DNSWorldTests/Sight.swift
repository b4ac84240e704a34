import DNSWorld
import Peers
import Testing

/// One thing that shows in a world.
struct Sight: Sendable {
    let look: @Sendable (DNSWorld) async throws -> Void

    /// What a server replies to one question, over IPv4 and over IPv6.
    static func at(
        _ host: WorldHost, _ name: String, _ type: String, _ options: String...,
        expecting: @escaping @Sendable (DigReply) -> Bool, line: SourceLocation = #_sourceLocation
    ) -> Sight {
        Sight { world in
            for address in host.addresses {
                let reply = try await world.dig(address, name, type, options)
                #expect(expecting(reply), "\(address): \(reply)", sourceLocation: line)
            }
        }
    }

    /// What the resolver replies to a visitor.
    static func resolved(
        _ name: String, _ type: String, _ options: String..., by resolver: WorldHost = .resolver,
        expecting: @escaping @Sendable (DigReply) -> Bool, line: SourceLocation = #_sourceLocation
    ) -> Sight {
        Sight { world in
            let reply = try await world.dig(resolver.v4, name, type, ["+rec"] + options)
            #expect(expecting(reply), "\(reply)", sourceLocation: line)
        }
    }

    /// The shop's page from one machine, over IPv4 and over IPv6.
    ///
    /// - Parameters:
    ///   - exit: curl's exit status: 28 for a timeout, 60 for a certificate it does not trust.
    ///   - text: part of the page, its HTTP status or of curl's complaint.
    static func page(
        _ host: WorldHost, exit: Int32 = 0, text: String, url: String = "https://www.example.test/",
        line: SourceLocation = #_sourceLocation
    ) -> Sight {
        Sight { world in
            for address in host.addresses {
                let output = try await world.fetch(url, from: address)
                #expect(output.status == .exited(exit), "\(address): \(output)", sourceLocation: line)
                let said = output.standardOutput + output.standardError
                #expect(said.contains(text), "\(address): \(output)", sourceLocation: line)
            }
        }
    }

    static func shopIsOpen(at hosts: [WorldHost], line: SourceLocation = #_sourceLocation) -> [Sight] {
        hosts.map { .page($0, text: "\(DNSWorld.marker)</p> 200", line: line) }
    }
}
