import CertificateReader
import Checks
import HTTPWire
import Testing
import UpkeepCore

@Suite("what a look leaves for comparing and for finding causes")
struct SiteDigestTests {
    /// Testing has a `Trait` too.
    private typealias Trait = UpkeepCore.Trait

    private func look(
        at addresses: [IPAddress] = [Shop.v4], leaf: CertificateFacts = Shop.leaf(), body: String = "hello",
        failure: ProbeFailure? = nil
    ) -> SiteObservation {
        var name = Shop.name(addresses)
        name.aliases = ["lb.example"]
        name.exchanges = [
            DNSExchangeObservation(
                server: Endpoint(IPAddress(v4: 0xC000_0235), 53), question: "shop.example", type: "A", transport: .udp,
                outcome: .answered(rcode: 0, authoritative: false, authenticated: false), elapsed: .milliseconds(1))
        ]
        let attempts = addresses.map { address in
            var hop = Shop.hop(
                at: address, tls: Shop.tls(leaf: leaf),
                answer: Shop.answer(body: body, headers: [.init("Server", "nginx")]))
            if failure != nil {
                hop.answer = nil
                hop.tls = nil
            }
            return HTTPObservation(address: address, hops: [hop], failure: failure)
        }
        let nameservers = NameserverObservation(zone: "shop.example", nameservers: ["ns1.example"])
        return SiteObservation(
            .http(name: name, nameservers: nameservers, attempts: attempts), started: Shop.now,
            elapsed: .milliseconds(50))
    }

    @Test("a healthy look has every fact")
    func facts() {
        let digest = look().digest
        #expect(digest.addresses == ["192.0.2.1"])
        #expect(digest.nameservers == ["ns1.example"])
        #expect(digest.aliases == ["lb.example"])
        #expect(digest.certificate?.serial == "01")
        #expect(digest.certificate?.issuer == "CN=Test CA")
        #expect(digest.tlsVersion == "TLSv1.3")
        #expect(digest.alpn == "http/1.1")
        #expect(digest.server == "nginx")
        #expect(digest.status == 200)
        #expect(digest.ttl == nil, "a resolver counts it down")
    }

    @Test("addresses in another order, and nothing else, is no change")
    func order() {
        let one = look(at: [Shop.v4, Shop.otherV4]).digest
        #expect(look(at: [Shop.otherV4, Shop.v4]).digest.changes(since: one) == [])
    }

    @Test("a swapped certificate and another body are two changes; a refused connection is none")
    func changes() {
        let before = look().digest
        var leaf = Shop.leaf()
        leaf.serial = "02"
        leaf.publicKey.point = [4, 1, 2, 3]
        let after = look(leaf: leaf, body: "bye").digest
        #expect(after.changes(since: before).map(\.kind) == [.certificate, .body])
        #expect(after.changes(since: before).first?.detail == "serial 01 → 02, another key")
        let refused = look(failure: ProbeFailure(.connect, .refused, "the connection was refused")).digest
        #expect(refused.changes(since: before) == [])
    }

    @Test("a redirect is told without its query")
    func redirect() {
        let hops = [Shop.hop(), Shop.hop(Shop.url("/login?token=1", host: "login.example"))]
        let attempt = HTTPObservation(address: Shop.v4, hops: hops)
        let seen = SiteObservation(
            .http(name: Shop.name(), nameservers: nil, attempts: [attempt]), started: Shop.now, elapsed: .zero)
        #expect(seen.digest.redirect == "https://login.example/login")
    }

    @Test("traits are what was used, also of a look that failed")
    func traits() {
        let always: Set<Trait> = [
            Trait(.address, "192.0.2.1"), Trait(.endpoint, "192.0.2.1:443"), Trait(.alias, "lb.example"),
            Trait(.zone, "shop.example"),
            Trait(.nameServer, "ns1.example"), Trait(.resolver, "192.0.2.53"),
        ]
        #expect(look().traits == always.union([Trait(.certificate, "CN=Test CA 01 for shop.example")]))
        var leaf = Shop.leaf(names: [])
        #expect(look(leaf: leaf).traits.contains(Trait(.certificate, "CN=Test CA 01 for shop.example")))
        leaf.commonName = nil
        #expect(look(leaf: leaf).traits.contains(Trait(.certificate, "CN=Test CA 01")))
        #expect(look(failure: ProbeFailure(.connect, .refused, "refused")).traits == always)
    }

    @Test("a refusal is heard, silence is not")
    func heard() {
        #expect(look().hasHeardBack)
        #expect(look(failure: ProbeFailure(.connect, .refused, "refused")).hasHeardBack)
        #expect(!look(failure: ProbeFailure(.connect, .timedOut, "nothing")).hasHeardBack)
        #expect(!look(failure: ProbeFailure(.connect, .unreachable, "no route")).hasHeardBack)
    }

    @Test("findings about the certificate blame it, others blame nothing")
    func blamed() {
        func finding(_ check: CheckID, _ status: Status) -> [Finding] {
            [
                Finding(
                    check: check, subject: Subject(.site, "shop"), status: status, summary: "", observedAt: Shop.now)
            ]
        }
        #expect(
            look().blamed(by: finding("tls.expiry", .critical))
                == [Trait(.certificate, "CN=Test CA 01 for shop.example")])
        #expect(look().blamed(by: finding("tls.expiry", .ok)) == [])
        #expect(look().blamed(by: finding("http.status", .critical)) == [])
    }
}
