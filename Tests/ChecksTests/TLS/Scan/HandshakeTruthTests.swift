import Checks
import TLSWire
import Testing
import UpkeepCore

/// What a handshake proves of its server, and what a look that was broken off says of it.
struct HandshakeTruthTests {
    private static func handshake(_ possession: Seen<KeyPossession>) throws -> Finding {
        let findings = Endpoints.judge(Endpoints.changed { $0.possession = possession })
        return try #require(findings["tls.handshake"])
    }

    @Test func aServerWithoutItsKeyIsCritical() throws {
        let finding = try Self.handshake(.seen(.refuted(.ecdsaSecp256r1SHA256)))
        #expect(finding.status == .critical)
        #expect(finding.summary.contains("does not have the key of the certificate it shows"))
        #expect(finding.evidence["keyProven"] == false)
    }

    @Test(arguments: [
        (Seen<KeyPossession>.seen(.proven(.ecdsaSecp256r1SHA256)), EvidenceValue?.some(true)),
        (.seen(.unchecked("it signs nothing")), "it signs nothing"), (.notAsked, nil),
    ])
    func anythingElseIsNot(_ possession: Seen<KeyPossession>, _ evidence: EvidenceValue?) throws {
        let finding = try Self.handshake(possession)
        #expect(finding.status == .ok)
        #expect(finding.evidence["keyProven"] == evidence)
    }

    /// Many gaps with one cause are one headline, and what was seen stays.
    @Test func aBrokenOffLookHasOneGap() {
        func scan(_ isBrokenOff: Bool) -> [Finding] {
            var scan = TLSScan(
                target: "shop.example:443",
                endpoints: [
                    Endpoints.changed {
                        $0.heartbleed = .notLooked("interrupted")
                        $0.earlyCCS = .notLooked("interrupted")
                        $0.alpn = .notLooked("interrupted")
                    }
                ])
            scan.isBrokenOff = isBrokenOff
            return TLSScanJudge.judge(scan, now: Shop.now, observedAt: Shop.now)
        }
        #expect(scan(false).headlines.count == 3)
        let findings = scan(true)
        #expect(findings.headlines.map(\.summary) == ["interrupted before this and 2 more checks were looked at"])
        #expect(findings.filter { $0.suppressedBy == findings.headlines.first?.check }.count == 2)
        #expect(findings["tls.expiry"]?.status == .ok)
    }

    @Test func nobodyHasAnsweredYet() {
        let cancelled = ProbeFailure(.tls, .local, phase: .tls, "the look was broken off")
        func scan(_ change: (inout EndpointObservation) -> Void) -> TLSScan {
            TLSScan(target: "shop.example:443", endpoints: [Endpoints.changed(Endpoints.healthy(), change)])
        }
        #expect(scan { _ in }.hasAnswer)
        #expect(
            scan {
                $0.tls.presented = []
                $0.failure = ProbeFailure(.connect, .refused, phase: .connect, "the connection was refused")
            }.hasAnswer)
        #expect(
            !scan {
                $0.tls.presented = []
                $0.failure = cancelled
            }.hasAnswer)
    }
}
