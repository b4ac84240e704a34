import DNSWorld
import Peers
import Testing

/// One thing that shows in a world.
struct Sight: Sendable {
    let look: @Sendable (DNSWorld) async throws -> Void

    /// Looks at all of them at once, since much of it is waiting for what never comes.
    static func look(at sights: some Sequence<Sight>, in world: DNSWorld) async throws {
        try await withThrowingTaskGroup { group in
            for sight in sights { group.addTask { try await sight.look(world) } }
            try await group.waitForAll()
        }
    }

    /// One after the other, where one look would change what the next one sees.
    static func inOrder(_ sights: Sight...) -> Sight {
        Sight { world in
            for sight in sights { try await sight.look(world) }
        }
    }

    /// What a server replies to one question, over IPv4 and over IPv6.
    static func at(
        _ host: WorldHost, _ name: String, _ type: String, _ options: String...,
        expecting: @escaping @Sendable (DigReply) -> Bool, line: SourceLocation = #_sourceLocation
    ) -> Sight {
        Sight { world in
            try await look(
                at: host.addresses.map { address in
                    Sight { world in
                        let reply = try await world.dig(address, name, type, options)
                        #expect(expecting(reply), "\(address): \(reply)", sourceLocation: line)
                    }
                }, in: world)
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
            try await look(
                at: host.addresses.map { address in
                    Sight { world in
                        let output = try await world.fetch(url, from: address)
                        #expect(output.status == .exited(exit), "\(address): \(output)", sourceLocation: line)
                        let said = output.standardOutput + output.standardError
                        #expect(said.contains(text), "\(address): \(output)", sourceLocation: line)
                    }
                }, in: world)
        }
    }

    static func shopIsOpen(at hosts: [WorldHost], line: SourceLocation = #_sourceLocation) -> [Sight] {
        hosts.map { .page($0, text: "\(DNSWorld.marker)</p> 200", line: line) }
    }
}
