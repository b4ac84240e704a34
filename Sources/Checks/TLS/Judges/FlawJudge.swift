import TLSWire
import UpkeepCore

/// Judges what a server did with messages that only a faulty implementation answers.
struct FlawJudge {
    let observation: EndpointObservation
    let judging: Judging

    func judge() -> [Finding] {
        [
            judging.judge(ServerFlawChecks.heartbleed, observation.heartbleed, heartbleed),
            judging.judge(ServerFlawChecks.earlyCCS, observation.earlyCCS, earlyCCS),
        ].compactMap { $0 }
    }

    private func heartbleed(_ result: HeartbleedResult) -> Finding {
        let check = ServerFlawChecks.heartbleed
        switch result {
        case .notOffered(let versions):
            return judging.ok(
                check, "no heartbeat extension", ["versions": EvidenceValue(versions.map(\.name))])
        case .patched(let how): return judging.ok(check, "patched", ["answer": .text(how)])
        case .vulnerable(let version, let received, let own):
            return judging.bad(
                check, "anybody can read this server's memory, keys and passwords included (Heartbleed)",
                [
                    "cve": ["CVE-2014-0160"], "version": .text(version.name), "received": .integer(received),
                    "ownBytes": .integer(own), "padding": .integer(max(0, received - own - 3)),
                ])
        case .unclear(let reason):
            return judging.bad(
                check, .unknown, "not looked at: \(reason)",
                remedy: "look again when the line is quiet: `upkeep tls` asks for nothing that is not its own")
        }
    }

    private func earlyCCS(_ result: EarlyCCSResult) -> Finding {
        let check = ServerFlawChecks.earlyCCS
        switch result {
        case .refused(let how): return judging.ok(check, "refused", ["answer": .text(how)])
        case .accepted(let evidence):
            return judging.bad(
                check, "somebody in between can choose the keys of both sides (CCS injection)",
                ["cve": ["CVE-2014-0224"], "answer": .text(evidence)])
        case .unclear(let reason):
            return judging.bad(check, .unknown, "not looked at: \(reason)", remedy: "look again when the line is quiet")
        }
    }
}
