import NIOSSL
import SwiftASN1
import UpkeepCore
import X509

/// Every certificate the shop can show, made once as it opens.
struct DemoCertificates: Sendable {
    /// The authority that the shop's visitors are told to trust.
    let caPEM: String
    /// What the mail server shows after STARTTLS.
    let mail: NIOSSLContext
    private let good: NIOSSLContext
    private let faulty: [DemoFault: NIOSSLContext]

    init(now: Timestamp) throws(DemoError) {
        do {
            try self.init(making: now)
        } catch {
            throw .certificate(error)
        }
    }

    private init(making now: Timestamp) throws {
        let authority = try DemoAuthority(named: "Demo shop throw-away", now: now)
        let stranger = try DemoAuthority(named: "Somebody's office", now: now)
        // 90 days is what public authorities issue for; 60 left is when nothing should be said about it.
        let start = now.moved(days: -30)
        let end = now.moved(days: 60)
        let web = ["http/1.1"]
        let chain = [authority.intermediate]

        let shop = try authority.issue(DemoNames.certified, from: start, until: end)
        let expired = try authority.issue(
            DemoNames.certified, from: now.moved(days: -93), until: now.moved(days: -3))
        let blog = try authority.issue([DemoNames.blog], from: start, until: end)
        let office = try stranger.issue(DemoNames.certified, from: start, until: end)
        good = try shop.context(sending: chain, protocols: web)
        faulty = [
            .expiredCertificate: try expired.context(sending: chain, protocols: web),
            .wrongName: try blog.context(sending: chain, protocols: web),
            .untrustedCA: try office.context(sending: [stranger.intermediate, stranger.root], protocols: web),
            .missingIntermediate: try shop.context(sending: [], protocols: web),
        ]
        mail = try authority.issue([DemoNames.mail], from: start, until: end).context(sending: chain, protocols: [])
        caPEM = try authority.root.serializeAsPEM().pemString + "\n"
    }

    /// What the web server shows while `faults` are on.
    func web(_ faults: Set<DemoFault>) -> NIOSSLContext {
        faults.sorted().lazy.compactMap { faulty[$0] }.first ?? good
    }
}
