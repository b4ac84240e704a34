import CertificateReader
import Checks
import Diagnosis
import Foundation
import Testing
import UpkeepCore

/// What is remembered of a service's certificates.
struct CertificateHistoryTests {
    private static let day = Duration.seconds(86_400)
    private static let start = Timestamp(seconds: 1_700_000_000)

    @Test("each certificate once, with when it was first and last seen")
    func seen() {
        var history = CertificateHistory()
        for (number, days) in [(1, 0), (1, 10), (2, 60), (1, 61), (2, 70)] {
            history = history.adding(CertificateHistory(Self.scan(number), at: Self.start + Self.day * days))
        }
        #expect(history.past.map(\.serial) == ["1", "2"])
        #expect(history.past.map(\.firstSeen) == [0, 60].map { Self.start + Self.day * $0 })
        #expect(history.past.map(\.lastSeen) == [61, 70].map { Self.start + Self.day * $0 })
    }

    @Test("it stays small, and forgets the oldest")
    func small() {
        var history = CertificateHistory()
        for number in 1...40 {
            history = history.adding(CertificateHistory(Self.scan(number), at: Self.start + Self.day * number))
        }
        #expect(history.past.count == 12)
        #expect(history.past.last?.serial == "40")
    }

    @Test("what shows no certificate, or one without dates, teaches nothing")
    func nothing() {
        var scan = Self.scan(1)
        scan.endpoints[0].tls.presented[0].notAfter = nil
        #expect(CertificateHistory(scan, at: Self.start).isEmpty)
        #expect(CertificateHistory(TLSScan(target: "x", endpoints: []), at: Self.start).isEmpty)
    }

    @Test("it is the same after being kept")
    func kept() throws {
        let history = CertificateHistory(Self.scan(3), at: Self.start)
        let kept = try JSONDecoder().decode(CertificateHistory.self, from: JSONEncoder().encode(history))
        #expect(kept == history)
    }

    private static func scan(_ number: Int) -> TLSScan {
        let leaf = CertificateFacts(
            subject: "CN=shop", issuer: "CN=ca", serial: "\(number)", notBefore: start + day * (number - 1),
            notAfter: start + day * (number + 89), sha256: "\(number)")
        let tls = TLSObservation(serverName: "shop", expectedName: "shop", presented: [leaf])
        let endpoint = EndpointObservation(
            endpoint: Endpoint(IPAddress(v4: 0x7F00_0001), 443), depth: .quick, tls: tls)
        return TLSScan(target: "shop:443", endpoints: [endpoint])
    }
}
