import Testing
import UpkeepCore

struct SuppressionTests {
    private static let catalogue = CheckCatalogue(families: [
        [
            Check("dns", title: "", why: "", remedy: ""),
            Check("tcp", title: "", why: "", dependsOn: ["dns"], remedy: ""),
            Check("tls", title: "", why: "", dependsOn: ["tcp"], remedy: ""),
            Check("expiry", title: "", why: "", dependsOn: ["tls"], remedy: ""),
            Check("http", title: "", why: "", dependsOn: ["tcp", "tls", "expiry"], remedy: ""),
            Check(
                "wall", title: "", why: "", severity: .warning, dependsOn: ["http"], explainsFrom: .warning, remedy: ""),
            Check("status", title: "", why: "", dependsOn: ["wall"], remedy: ""),
            Check("slow", title: "", why: "", severity: .warning, dependsOn: ["http"], remedy: ""),
        ]
    ])

    private static func finding(
        _ check: CheckID, _ status: Status, on name: String = "a", suppressedBy: CheckID? = nil
    ) -> Finding {
        Finding(
            check: check, subject: Subject(.site, name), status: status, summary: "", suppressedBy: suppressedBy,
            observedAt: Timestamp(seconds: 0))
    }

    private static func apply(_ answers: KeyValuePairs<CheckID, Status>) -> [Finding] {
        Suppression.apply(answers.map { finding($0.key, $0.value) }, catalogue: catalogue)
    }

    private static func causes(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.check)<\($0.suppressedBy?.text ?? "")" }
    }

    @Test(arguments: ["dns", "tcp", "tls"] as [CheckID])
    func oneCauseIsOneAlarm(cause: CheckID) {
        let ids: [CheckID] = ["dns", "tcp", "tls", "expiry", "http", "wall", "status", "slow"]
        let place = ids.firstIndex(of: cause) ?? 0
        let findings = ids.enumerated().map { at, id in
            Self.finding(id, at < place ? .ok : at == place ? .critical : .unknown)
        }
        let folded = Suppression.apply(findings.reversed(), catalogue: Self.catalogue)
        #expect(folded.filter { $0.status != .ok && $0.suppressedBy == nil }.map(\.check) == [cause])
        #expect(folded.first?.check == cause)
        #expect(folded.filter { $0.suppressedBy == cause }.count == ids.count - place - 1)
        #expect(folded.overall == .critical)
    }

    @Test func orderingAloneMarksNothing() {
        let findings = [
            Self.finding("dns", .ok), Self.finding("slow", .unknown, suppressedBy: "http"),
            Self.finding("tls", .warning), Self.finding("tcp", .critical),
        ]
        let ordered = Suppression.order(findings, catalogue: Self.catalogue)
        #expect(Self.causes(ordered) == ["tcp<", "tls<", "slow<http", "dns<"])
    }

    @Test func aLayerThatWorksStandsBetween() {
        // The certificate runs out soon, and the page fails: two causes, since the answer came all the same.
        let folded = Self.apply(["expiry": .critical, "http": .ok, "wall": .ok, "status": .critical])
        #expect(Self.causes(folded) == ["expiry<", "status<", "http<", "wall<"])
    }

    @Test func aCheckThatWasNotAskedIsPassedThrough() {
        // Plain http has no tls findings.
        #expect(Self.causes(Self.apply(["tcp": .critical, "status": .unknown])) == ["tcp<", "status<tcp"])
    }

    @Test func unknownExplainsOnlyWhatIsUnknown() {
        let folded = Self.apply(["dns": .unknown, "tcp": .unknown, "tls": .critical])
        #expect(Self.causes(folded) == ["tls<", "dns<", "tcp<dns"])
        #expect(folded.overall == .critical)
    }

    @Test func aWarningExplainsNothingUnlessItsCheckSaysSo() {
        #expect(
            Self.causes(Self.apply(["slow": .warning, "expiry": .warning, "http": .critical])) == [
                "http<", "expiry<", "slow<http",
            ])
        #expect(
            Self.causes(Self.apply(["http": .ok, "wall": .warning, "status": .critical])) == [
                "wall<", "status<wall", "http<",
            ])
    }

    @Test func theNameGivenIsTheBeginningOfTheChain() {
        let folded = Self.apply([
            "dns": .ok, "expiry": .critical, "http": .unknown, "wall": .unknown, "status": .unknown,
        ])
        #expect(Self.causes(folded) == ["expiry<", "http<expiry", "wall<expiry", "status<expiry", "dns<"])
    }

    @Test func aJudgesOwnWordGoes() {
        let folded = Suppression.apply(
            [
                Self.finding("tls", .unknown, suppressedBy: "slow"), Self.finding("expiry", .unknown),
                Self.finding("slow", .warning),
            ], catalogue: Self.catalogue)
        #expect(Self.causes(folded) == ["slow<", "tls<slow", "expiry<slow"])
    }

    @Test func subjectsAreJudgedApart() {
        let folded = Suppression.apply(
            [
                Self.finding("tcp", .critical, on: "b"), Self.finding("http", .unknown, on: "a"),
                Self.finding("http", .unknown, on: "b"),
            ], catalogue: Self.catalogue)
        #expect(folded.map(\.subject.name) == ["b", "b", "a"])
        #expect(folded.map(\.suppressedBy) == [nil, "tcp", nil])
    }

    @Test func theGravestComesFirstAndWhatIsFineLast() {
        let folded = Self.apply(["dns": .ok, "slow": .warning, "expiry": .critical, "http": .ok])
        #expect(Self.causes(folded) == ["expiry<", "slow<", "dns<", "http<"])
    }

    @Test func nothingBadIsLeftAsItCame() {
        #expect(Suppression.apply([], catalogue: Self.catalogue).isEmpty)
        #expect(Self.apply(["slow": .ok, "dns": .ok]).map(\.check) == ["slow", "dns"])
    }

    @Test func checksThatTheCatalogueDoesNotKnowAlarm() {
        let folded = Self.apply(["dns": .critical, "strange": .critical])
        #expect(Self.causes(folded) == ["dns<", "strange<"])
    }
}
