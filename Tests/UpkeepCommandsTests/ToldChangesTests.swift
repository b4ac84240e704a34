import Incidents
import Testing
import UpkeepCore

@testable import UpkeepCommands

@Suite("what an incident's page says that changed before it")
struct ToldChangesTests {
    private let opened = Timestamp(seconds: 1_795_399_923)

    private func line(_ seconds: Int, _ sentence: String) -> WhatChanged.Line {
        WhatChanged.Line(at: opened + .seconds(seconds), sentence: sentence)
    }

    private func event(_ evidence: Evidence) -> TimelineEvent {
        TimelineEvent(
            kind: .incident, at: opened, subject: Subject(.certificate, "CN=CA 0B"), summary: "opened",
            evidence: evidence)
    }

    @Test("what the alert led with comes first, though its trail is another subject's; what was noted later follows")
    func told() {
        let told = event([
            "changed": ["certificate changed within the 2 s before: serial 87 → 88", "4.3 s before: deployed"],
            "changedAt": .list([.time(opened + .seconds(-2)), .time(opened + .seconds(-4))]),
        ])
        let reckoned = [line(-5, "5 s before: deployed"), line(-60, "1 min before: new cable")]
        #expect(
            ToldChanges([event([:]), told, event(["changed": ["never"]])]).lines(with: reckoned) == [
                line(-2, "certificate changed within the 2 s before: serial 87 → 88"),
                line(-4, "4.3 s before: deployed"), line(-60, "1 min before: new cable"),
            ])
    }

    @Test("without its times a line stands at the time of the entry, and without lines there is what is reckoned")
    func bare() {
        #expect(ToldChanges([event(["changed": ["a"]])]).lines(with: []) == [line(0, "a")])
        #expect(ToldChanges([event([:])]).lines(with: [line(-9, "b")]) == [line(-9, "b")])
        #expect(ToldChanges([event(["changed": "no list"])]).lines(with: []) == [])
    }

    @Test("the same change is told once, though the incident's subject has become what it was about, or no longer is")
    func others() {
        let told = event(["changed": ["4 s before: new kernel (`web1`)", "9 s before: deployed (`v1`)"]])
        let reckoned = [line(-4, "4 s before: new kernel"), line(-9, "9 s before: deployed (`v2`)")]
        #expect(
            ToldChanges([told]).lines(with: reckoned).map(\.sentence) == [
                "4 s before: new kernel (`web1`)", "9 s before: deployed (`v1`)", "9 s before: deployed (`v2`)",
            ])
        let own = event(["changed": ["4 s before: new kernel"]])
        #expect(ToldChanges([own]).lines(with: [line(-4, "4 s before: new kernel (`web1`)")]).count == 1)
    }
}
