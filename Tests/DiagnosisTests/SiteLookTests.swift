import Checks
import Diagnosis
import HTTPWire
import Peers
import Testing
import UpkeepCore

/// One look at a site: its name, its addresses, and one attempt at each.
struct SiteLookTests {
    private static let open = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nopen")
    private static let both = "127.0.0.1 shop.test\n::1 shop.test\n"

    @Test("one family hides the other: every address is probed, each exactly once")
    func everyAddress() async throws {
        try await withHostileServer(Self.open) { first in
            try await withHostileServer(Self.open, address: "::1", port: first.port) { second in
                let site = try Watcher.site("http://shop.test:\(first.port)/")
                let (name, nameservers, attempts) = try await Watcher(hosts: Self.both).see(site)
                #expect(name.source == .hosts)
                #expect(nameservers == nil)
                #expect(attempts.map(\.address) == name.addresses)
                #expect(Set(attempts.map(\.address.description)) == ["127.0.0.1", "::1"])
                #expect(attempts.allSatisfy { $0.failure == nil })
                #expect(first.accepted == 1 && second.accepted == 1)
            }
        }
    }

    @Test("one family hides the other: a dead one is seen beside a living one", arguments: [true, false])
    func oneDead(isV6Alive: Bool) async throws {
        try await withHostileServer(Self.open, address: isV6Alive ? "::1" : "127.0.0.1") { server in
            let site = try Watcher.site("http://shop.test:\(server.port)/")
            let (_, _, attempts) = try await Watcher(hosts: Self.both).see(site)
            #expect(attempts.count == 2)
            for attempt in attempts {
                #expect(attempt.failure?.kind == ((attempt.address.family == .v6) == isV6Alive ? nil : .refused))
            }
            let partial = await Watcher(hosts: Self.both).finding("http.partial", of: site)
            #expect(partial?.status == (isV6Alive ? .critical : .warning), "without IPv4 most of the world is gone")
        }
    }

    @Test(
        "addresses: one is the one that a browser would try first, and families can be left out",
        arguments: [
            (AddressPlan.Scope.one, Set<IPAddress.Family>([.v4, .v6]), ["::1"]), (.all, [.v4], ["127.0.0.1"]),
            (.one, [.v4], ["127.0.0.1"]),
            (.all, [.v6], ["::1"]),
        ] as [(AddressPlan.Scope, Set<IPAddress.Family>, [String])])
    func chosen(scope: AddressPlan.Scope, families: Set<IPAddress.Family>, expected: [String]) async throws {
        let site = try Watcher.site("http://shop.test:\(try Ports.free())/") {
            $0.addresses.scope = scope
            $0.addresses.families = families
        }
        let (_, _, attempts) = try await Watcher(hosts: Self.both).see(site)
        #expect(attempts.map(\.address.description) == expected)
    }

    @Test("pinned addresses are gone to without asking anybody")
    func pinned() async throws {
        try await withSilentDatagrams { resolver in
            try await withHostileServer(Self.open) { server in
                let site = try Watcher.site("http://shop.test:\(server.port)/") {
                    $0.addresses.pinned = [IPAddress(v4: 0x7F00_0001)]
                }
                let (name, _, attempts) = try await Watcher(resolver: resolver).see(site)
                #expect(name.source == .pinned)
                #expect(name.exchanges.isEmpty)
                #expect(attempts.map(\.failure) == [nil])
                #expect(attempts[0].hops[0].phases[.dns] == nil)
                #expect(
                    String(decoding: server.received[0], as: UTF8.self).contains(
                        "\r\nHost: shop.test:\(server.port)\r\n"))
            }
        }
    }

    @Test("a name that does not exist gives no attempts")
    func noSuchName() async throws {
        let port = try Ports.free()
        try await withUnbound(port: port, server: ["local-zone: \"test.\" always_nxdomain"]) { _ in
            let site = try Watcher.site("http://gone.test/")
            let (name, _, attempts) = try await Watcher(resolver: port).see(site)
            #expect(name.failure == .noSuchName)
            #expect(attempts.isEmpty)
            #expect(await Watcher(resolver: port).finding("dns.resolve", of: site)?.status == .critical)
        }
    }

    @Test("a DNS timeout is a DNS timeout, never a connect timeout, and ends with its own budget")
    func dnsTimeout() async throws {
        try await withSilentDatagrams { resolver in
            let site = try Watcher.site("http://shop.test/") { $0.budget.dns = .milliseconds(300) }
            let observation = await Watcher(resolver: resolver).look(at: site)
            guard case .http(let name, _, let attempts) = observation.sight else { return }
            #expect(name.failure == .timedOut)
            #expect(attempts.isEmpty)
            #expect(observation.elapsed < Watcher.patience)
            let finding = await Watcher(resolver: resolver).finding("dns.resolve", of: site)
            #expect(finding?.status == .critical)
            #expect(await Watcher(resolver: resolver).finding("tcp.reachable", of: site)?.suppressedBy == "dns.resolve")
        }
    }

    @Test("cached DNS for ever: every look asks anew, and keeps the TTL")
    func noCache() async throws {
        let resolver = try Ports.free()
        try await withHostileServer(Self.open) { server in
            let watcher = Watcher(resolver: resolver)
            let site = try Watcher.site("http://shop.test:\(server.port)/")
            for address in ["127.0.0.1", "127.0.0.2"] {
                try await withUnbound(port: resolver, localData: ["shop.test. 86400 IN A \(address)"]) { _ in
                    let (name, _, attempts) = try await watcher.see(site)
                    #expect(name.ttl == 86_400)
                    #expect(attempts.map(\.address.description) == [address])
                    #expect(attempts.first?.hops.first?.phases[.dns] != nil)
                    #expect(attempts.first?.failure?.kind == (address == "127.0.0.1" ? nil : .refused))
                }
            }
        }
    }

    @Test("name servers are looked up when they were agreed, and only then")
    func nameservers() async throws {
        let resolver = try Ports.free()
        let zone = """
            $TTL 300
            @ IN SOA ns1.shop.test. admin.shop.test. 1 2 3 4 5
            @ IN NS ns1.shop.test.
            @ IN NS ns2.shop.test.
            ns1 IN A 127.0.0.1
            ns2 IN A 127.0.0.1
            @ IN A 127.0.0.1

            """
        try await withNamed(port: resolver, zones: ["shop.test": zone]) { _ in
            try await withHostileServer(Self.open) { server in
                let url = "http://shop.test:\(server.port)/"
                let (_, unasked, _) = try await Watcher(resolver: resolver).see(try Watcher.site(url))
                #expect(unasked == nil)
                let agreed = try Watcher.site(url) { $0.addresses.agreedNameservers = ["ns1.shop.test"] }
                let (_, asked, attempts) = try await Watcher(resolver: resolver).see(agreed)
                #expect(asked?.nameservers == ["ns1.shop.test", "ns2.shop.test"])
                #expect(attempts.map(\.failure) == [nil])
                var port = PortPlan(host: "shop.test", port: UInt16(server.port))
                port.budget = Watcher.patient()
                port.addresses.agreedNameservers = ["ns1.shop.test"]
                let seen = await Watcher(resolver: resolver).look(at: Site(name: "port", plan: .port(port)))
                guard case .port(_, let servers, _) = seen.sight else { return }
                #expect(servers?.nameservers == ["ns1.shop.test", "ns2.shop.test"])
            }
        }
    }

    @Test("a redirect's target is looked up by the same resolver, in its own time")
    func redirectTarget() async throws {
        let resolver = try Ports.free()
        try await withHostileServer(Self.open) { other in
            try await withHostileServer(.redirect(to: "http://other.test:\(other.port)/")) { server in
                let data = ["shop.test. 60 IN A 127.0.0.1", "other.test. 60 IN A 127.0.0.1"]
                try await withUnbound(port: resolver, localData: data) { _ in
                    let (_, _, attempts) = try await Watcher(resolver: resolver).see(
                        try Watcher.site("http://shop.test:\(server.port)/"))
                    #expect(attempts.map(\.failure) == [nil])
                    #expect(attempts.first?.hops.map { $0.phases[.dns] != nil } == [true, true])
                }
            }
        }
    }

    @Test("breaking a look off closes the sockets of all its addresses")
    func cancelled() async throws {
        try await withHostileServer(.silentAfterRequest) { first in
            try await withHostileServer(.silentAfterRequest, address: "::1", port: first.port) { second in
                let site = try Watcher.site("http://shop.test:\(first.port)/")
                let task = Task { await Watcher(hosts: Self.both).look(at: site) }
                while first.received.isEmpty || second.received.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
                task.cancel()
                #expect(await task.value.elapsed < Watcher.patience)
                #expect(try await OpenConnections.remaining(toPort: first.port) == 0)
            }
        }
    }

    @Test("a server with several addresses is asked at the next when one does not answer", arguments: [true, false])
    func recordAtTheNextAddress(isFirstAlive: Bool) async throws {
        let port = try Ports.free()
        let hosts = "\(isFirstAlive ? "127.0.0.1" : "::1") ns.test\n127.0.0.1 ns.test\n"
        try await withUnbound(port: port, localData: ["shop.test. 60 IN A 192.0.2.1"]) { _ in
            var plan = RecordPlan(server: "ns.test", name: "shop.test")
            plan.port = UInt16(port)
            plan.budget = Watcher.patient()
            let look = Watcher(resolver: port, hosts: hosts)
            guard case .record(let seen) = await look.look(at: Site(name: "a", plan: .record(plan))).sight else {
                Issue.record("no record was looked at")
                return
            }
            #expect(seen.failure == nil)
            #expect(seen.records == ["192.0.2.1"])
            #expect(seen.addresses.map(\.description).last == "127.0.0.1")
            #expect(seen.exchanges.count == seen.addresses.count)
        }
    }

    @Test("a server whose own name does not exist was not asked")
    func recordOfALostServer() async throws {
        let port = try Ports.free()
        try await withUnbound(port: port, server: ["local-zone: \"test.\" always_nxdomain"]) { _ in
            var plan = RecordPlan(server: "ns.test", name: "shop.test")
            plan.budget = Watcher.patient()
            let finding = await Watcher(resolver: port).finding(
                "dns.record", of: Site(name: "lost", plan: .record(plan)))
            #expect(finding?.summary.hasSuffix("does not resolve: the name `ns.test` does not exist") == true)
        }
    }

    @Test("a DNS question to a server by name and to the system's own")
    func record() async throws {
        let resolver = try Ports.free()
        let zone = "$TTL 300\n@ IN SOA a. b. 1 2 3 4 5\n@ IN NS a.\n@ IN MX 10 mail.shop.test.\n"
        try await withNamed(port: resolver, zones: ["shop.test": zone]) { _ in
            for server in ["127.0.0.1", "ns.test", ""] {
                var plan = RecordPlan(server: server, name: "shop.test")
                (plan.port, plan.type) = (UInt16(resolver), "MX")
                plan.budget = Watcher.patient()
                let look = Watcher(resolver: resolver, hosts: "127.0.0.1 ns.test\n")
                guard case .record(let seen) = await look.look(at: Site(name: "mx", plan: .record(plan))).sight else {
                    return
                }
                #expect(seen.failure == nil)
                #expect(seen.records == ["10 mail.shop.test."])
            }
        }
    }
}
