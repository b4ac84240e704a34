import Checks
import Testing
import UpkeepCore

struct PortJudgeTests {
    private static func judge(_ attempts: [PortObservation]) -> [Finding] { judge(attempts) { _ in } }

    private static func judge(
        _ attempts: [PortObservation], _ change: (inout PortPlan) throws -> Void
    ) rethrows -> [Finding] {
        var plan = PortPlan(host: "mail.example", port: 25)
        try change(&plan)
        let name = NameObservation(
            name: "mail.example", source: .resolver, addresses: attempts.map(\.endpoint.address),
            elapsed: .milliseconds(1))
        let servers = NameserverObservation(zone: "example", nameservers: ["ns1.example"])
        let sight = SiteObservation.Sight.port(name: name, nameservers: servers, attempts: attempts)
        return SiteJudge.judge(
            SiteObservation(sight, started: Shop.now, elapsed: .milliseconds(9)),
            of: Site(name: "tcp://mail.example:25", plan: .port(plan)), now: Shop.now)
    }

    private static func open(
        _ address: IPAddress = Shop.v4, steps: [PortObservation.Step] = [], failure: ProbeFailure? = nil
    )
        -> PortObservation
    {
        PortObservation(
            endpoint: Endpoint(address, 25), phases: PhaseTimings([.connect: .milliseconds(3)]), steps: steps,
            failure: failure)
    }

    private static func shut(_ kind: ProbeFailure.Kind, _ address: IPAddress = Shop.v4) -> PortObservation {
        PortObservation(endpoint: Endpoint(address, 25), failure: .init(.connect, kind, phase: .connect, "\(kind)"))
    }

    @Test func aMailServerIsWhereItWasAgreedToBe() {
        let moved = Self.judge([Self.open(Shop.otherV4)]) {
            $0.addresses.agreed = [Shop.v4]
            $0.addresses.agreedNameservers = ["ns1.example", "ns2.example"]
        }
        #expect(moved.first { $0.check == "dns.addresses" }?.status == .critical)
        #expect(moved.first { $0.check == "dns.nameservers" }?.status == .warning)
        #expect(moved.first { $0.check == "tcp.reachable" }?.status == .ok)
        let still = Self.judge([Self.open()]) { $0.addresses.agreed = [Shop.v4] }
        #expect(still.map(\.check).contains("dns.addresses") && still.overall == .ok)
    }

    @Test func anOpenPortIsFine() {
        let findings = Self.judge([Self.open()])
        #expect(findings.map(\.check) == ["dns.resolve", "tcp.reachable"])
        #expect(findings.overall == .ok)
        #expect(findings[0].subject.kind == .endpoint)
    }

    @Test(arguments: [ProbeFailure.Kind.refused, .timedOut, .unreachable, .reset, .local])
    func eachWayToFailHasItsWords(kind: ProbeFailure.Kind) {
        let findings = Self.judge([Self.shut(kind)])
        #expect(findings.headlines.map(\.check) == ["tcp.reachable"])
        #expect(findings[0].status == (kind == .local ? .unknown : .critical))
        #expect(findings[0].evidence["layer"] == "connect")
        #expect(findings[0].evidence["failure"] == .text(kind.rawValue))
    }

    @Test(arguments: [
        (ProbeFailure.Kind.refused, Status.ok, "refused"),
        (.timedOut, .ok, "no answer, so probably dropped by a firewall: counts as closed"),
        (.unreachable, .ok, "unreachable from here: counts as closed"),
        (.reset, .ok, "reset at once: counts as closed"),
        (.local, .unknown, "this machine could not connect to `192.0.2.1:25`: local"),
    ])
    func aClosedPortMayRefuseOrKeepSilent(kind: ProbeFailure.Kind, status: Status, summary: String) {
        let finding = Self.judge([Self.shut(kind)]) { $0.closed = true }["tcp.closed"]
        #expect(finding?.status == status)
        #expect(finding?.summary == summary)
    }

    @Test func anOpenPortThatMustBeClosedIsCritical() {
        let banner = Self.open(
            steps: [.init(step: "expect", received: "220 hello")], failure: .init(.content, .malformed, "x"))
        for attempt in [Self.open(), banner] {
            let findings = Self.judge([attempt]) { $0.closed = true }
            #expect(findings.headlines.map(\.check) == ["tcp.closed"])
            #expect(findings[0].summary == "`192.0.2.1:25` accepts connections, but must be closed")
        }
        let one = Self.judge([Self.shut(.refused), Self.open(Shop.otherV4)]) { $0.closed = true }
        #expect(one.headlines.map(\.check) == ["tcp.closed"])
        #expect(one[0].summary.hasSuffix("(1 of 2 addresses)"))
        #expect(one[0].status == .critical)
    }

    @Test func aDialogueTellsWhichStepGotWhat() throws {
        let steps = [
            PortObservation.Step(step: #"expect "^220 ""#, received: "220 mail.example ESMTP"),
            .init(step: #"send "EHLO upkeep""#), .init(step: #"expect "^250 ""#, received: "502 no such command"),
        ]
        let plan: (inout PortPlan) throws -> Void = { plan in
            plan.dialogue = [
                .expect(try TextPattern("^220 ")), .send("EHLO upkeep"), .expect(try TextPattern("^250 ")),
            ]
        }
        let fine = try Self.judge([Self.open(steps: steps)], plan)
        #expect(fine["tcp.dialogue"]?.status == .ok)
        let wrong = try Self.judge([Self.open(steps: steps, failure: .init(.content, .malformed, "wrong line"))], plan)
        #expect(wrong.headlines.map(\.check) == ["tcp.dialogue"])
        #expect(wrong[0].summary == #"step 3, `expect "^250 "` got `502 no such command`"#)
        let slow = try Self.judge(
            [Self.open(steps: [.init(step: #"expect "^220 ""#)], failure: .init(.content, .timedOut, ""))], plan)
        #expect(slow[0].summary == #"step 1, `expect "^220 "` got no line in time"#)
        let hungUp = try Self.judge([Self.open(steps: steps, failure: .init(.content, .closed, ""))], plan)
        #expect(hungUp[0].summary == #"the connection was closed at step 3, `expect "^250 "`"#)
    }

    @Test func aDialogueThatEndsBeforeSTARTTLSIsOneAlarm() {
        let attempt = Self.open(
            steps: [.init(step: "expect", received: "554 no")], failure: .init(.content, .malformed, ""))
        let findings = Self.judge([attempt]) { $0.dialogue = [.starttls] }
        #expect(findings.headlines.map(\.check) == ["tcp.dialogue"])
        #expect(findings["tls.handshake"]?.suppressedBy == "tcp.dialogue")
    }

    @Test func certificatesArePartOfIt() {
        var attempt = Self.open(failure: .init(.tls, .untrusted, "expired"))
        attempt.tls = Shop.tls(leaf: Shop.leaf(from: -90, until: -1))
        let findings = Self.judge([attempt]) { plan in
            plan.immediateTLS = true
            plan.dialogue = [.send("x")]
        }
        #expect(findings.headlines.map(\.check) == ["tls.expiry"])
        #expect(findings["tcp.dialogue"]?.suppressedBy == "tls.expiry")
    }

    @Test func oneDeadAddressOfTwoIsPartial() {
        let findings = Self.judge([Self.shut(.timedOut, Shop.v6), Self.open()])
        #expect(findings.headlines.map(\.check) == ["tcp.partial"])
        #expect(findings[0].evidence["userView"] == .duration(.milliseconds(253)))
        #expect(
            Self.judge([Self.shut(.refused), Self.shut(.refused, Shop.v6)]).headlines.map(\.check) == ["tcp.reachable"])
    }
}
