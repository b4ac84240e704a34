import Testing
import UpkeepDemo

/// The shop's life: it opens, changes, and leaves nothing behind.
struct DemoShopTests {
    struct Interruption: Error {}

    @Test func everythingListensWhileTheShopIsOpenAndNothingAfterwards() async throws {
        let sockets = try await DemoShop.withShop { shop in
            try ListeningSockets.inodes(of: shop.site)
        }
        // Web on two doors of two addresses at least, mail, and UDP and TCP of the resolver and five name servers.
        #expect(sockets.count >= 17)
        #expect(try await ListeningSockets.remaining(of: sockets).isEmpty)
    }

    @Test(arguments: DemoFault.allCases)
    func nothingListensAfterAnError(fault: DemoFault) async throws {
        var sockets: Set<String> = []
        await #expect(throws: Interruption.self) {
            try await DemoShop.withShop(faults: [fault]) { shop in
                sockets = try ListeningSockets.inodes(of: shop.site)
                throw Interruption()
            }
        }
        #expect(sockets.count >= 3)
        #expect(try await ListeningSockets.remaining(of: sockets).isEmpty)
    }

    @Test func nothingListensAfterCancellation() async throws {
        let (opened, continuation) = AsyncStream.makeStream(of: Set<String>.self)
        let sockets = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await DemoShop.withShop(faults: [.connectDrop]) { shop in
                    continuation.yield(try ListeningSockets.inodes(of: shop.site))
                    try await Task.sleep(for: .seconds(600))
                }
            }
            var steps = opened.makeAsyncIterator()
            let sockets = try #require(await steps.next())
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
            return sockets
        }
        #expect(try await ListeningSockets.remaining(of: sockets).isEmpty)
    }

    @Test func faultsComeAndGoOnTheSamePorts() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let journey: [(DemoFault, Int32)] = [
                (.connectDrop, 28), (.connectRefused, 7), (.oneAddressDead, 7), (.expiredCertificate, 60),
                (.truncated, 18),
            ]
            for (fault, status) in journey {
                try await shop.set(faults: [fault])
                #expect(await shop.faults == [fault])
                #expect(try await visitor.curl(at: "127.0.0.2", "--connect-timeout", "0.5").status == status)
                try await shop.set(faults: [])
                #expect(try await visitor.curl(at: "127.0.0.2").status == 0, "after \(fault)")
            }
        }
    }

    @Test func changesTakeTurns() async throws {
        try await DemoShop.withShop { shop in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for fault in [DemoFault.connectRefused, .connectDrop, .oneAddressDead, .slow, .dns] {
                    group.addTask { try await shop.set(faults: [fault]) }
                    group.addTask { try await shop.set(faults: []) }
                }
                try await group.waitForAll()
            }
            try await shop.set(faults: [])
            let visitor = try Visitor(shop)
            for address in shop.site.addresses {
                #expect(try await visitor.curl(at: "\(address)").status == 0)
            }
        }
    }

    @Test func aChangeHangsUpOnVisitors() async throws {
        var settings = DemoSettings()
        settings.slowDelay = .seconds(600)
        try await DemoShop.withShop(faults: [.slow], settings: settings) { shop in
            let visitor = try Visitor(shop)
            async let attempt = visitor.curl(seconds: 60)
            while await shop.webConnections == 0 { try await Task.sleep(for: .milliseconds(5)) }
            try await shop.set(faults: [])
            let status = try await attempt.status
            // Hung up on in the middle of the handshake, or while waiting for the answer.
            #expect([35, 52, 55, 56].contains(status))
        }
    }

    @Test func connectionsAreCounted() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            for _ in 0..<3 { _ = try await visitor.curl() }
            #expect(await shop.webConnections == 3)
        }
    }
}
