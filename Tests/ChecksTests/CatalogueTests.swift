import Checks
import FoundationEssentials
import Testing
import UpkeepCore

struct CatalogueTests {
    @Test func everyCauseIsAnEarlierCheck() {
        for check in CheckCatalogue.upkeep.checks {
            for cause in check.dependsOn {
                #expect(CheckCatalogue.upkeep[cause] != nil, "\(check.id) depends on \(cause), which does not exist")
                #expect(CheckCatalogue.upkeep.rank(cause) < CheckCatalogue.upkeep.rank(check.id), "\(check.id)")
            }
        }
    }

    @Test func idsAreUniqueAndWellFormed() {
        let ids = CheckCatalogue.upkeep.checks.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids {
            #expect(id.text.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "." || $0 == "-" }, "\(id)")
            #expect((2...3).contains(id.text.split(separator: ".").count), "\(id)")
        }
    }

    @Test func textsSayWhatTheyShould() {
        for check in CheckCatalogue.upkeep.checks {
            #expect(!check.title.isEmpty && !check.why.isEmpty && !check.remedy.isEmpty, "\(check.id)")
            #expect(check.severity == .warning || check.severity == .critical, "\(check.id)")
            #expect(check.why.first?.isUppercase == false && check.remedy.first?.isUppercase == false, "\(check.id)")
            #expect(!check.why.hasSuffix(".") && !check.remedy.hasSuffix("."), "\(check.id)")
            #expect(!check.why.contains("  ") && !check.remedy.contains("  "), "\(check.id)")
            #expect(check.remedy.filter { $0 == "`" }.count.isMultiple(of: 2), "\(check.id)")
        }
    }

    @Test(
        arguments: [
            "dns.resolve", "dns.addresses", "dns.nameservers", "dns.record", "tcp.reachable", "tcp.dialogue",
            "tcp.closed",
            "tls.handshake", "tls.name", "tls.expiry", "tls.reachable", "tls.not-yet-valid",
            "tls.chain.trust", "tls.chain.missing-intermediate", "tls.chain.order", "tls.chain.extra",
            "tls.chain.expiry", "tls.key.strength", "tls.signature", "tls.lifetime", "tls.eku", "tls.protocol.old",
            "tls.cipher.weak", "tls.dh", "tls.alpn", "tls.sni", "tls.staple", "tls.revoked", "tls.caa", "tls.sct",
            "tls.backends", "tls.starttls", "tls.heartbleed", "tls.ccs", "tls.renewal-late",
            "tls.file.key-mismatch", "tls.file.not-served", "tls.file.permissions", "http.reachable", "http.blocked",
            "http.status",
            "http.redirect", "http.final-url", "http.downgrade", "http.header", "http.body", "http.json",
            "http.protocol",
            "http.latency", "http.partial", "http.mixed-content",
        ] as [CheckID])
    func theAgreedIdsExist(id: CheckID) { #expect(CheckCatalogue.upkeep[id] != nil) }

    /// A family file that is not in the registry would never be asked: every id that a file declares must be known.
    @Test func everyFamilyFileIsInTheRegistry() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Checks")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter {
            $0.hasSuffix("Checks.swift")
        }
        #expect(paths.count >= 4)
        for path in paths {
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            let declared = text.components(separatedBy: "= Check(").dropFirst().compactMap { part in
                part.split(separator: "\"").dropFirst().first.map { CheckID(String($0)) }
            }
            #expect(!declared.isEmpty, "\(path)")
            for id in declared { #expect(CheckCatalogue.upkeep[id] != nil, "\(id) in \(path)") }
        }
    }
}
