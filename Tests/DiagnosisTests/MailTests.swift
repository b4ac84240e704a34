import Checks
import Peers
import Testing
import UpkeepCore
import UpkeepDemo

/// A mail server's greeting, EHLO and STARTTLS, through a whole look.
struct MailTests {
    @Test("the demo's mail server, by name")
    func demo() async throws {
        try await DemoShop.withShop { shop in
            try await withTemporaryDirectory { directory in
                let authority = try directory.write("root.pem", shop.site.caPEM)
                let watcher = Watcher(resolver: Int(shop.site.resolver.port), trusting: authority)
                let seen = try await watcher.call("mail.demo.test", Int(shop.site.mailPort))
                #expect(seen.map(\.failure) == [nil])
                #expect(seen.first?.tls?.trust?.problem == nil)
                #expect(
                    seen.first?.steps.map { $0.received != nil } == [
                        true, false, true, false, true, false, false, true,
                    ])
            }
        }
    }
}
