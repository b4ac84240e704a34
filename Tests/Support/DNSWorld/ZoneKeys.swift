import Foundation
import Peers

/// A zone's key-signing and zone-signing key (ECDSAP256SHA256), as the files that `dnssec-keygen` writes.
struct ZoneKeys: Sendable {
    /// Contents by file name.
    let files: [String: String]
    /// The files' names without suffix.
    let names: [String]
    /// The data of the DS record that the parent publishes (SHA-256).
    let signer: String
    /// The key-signing key, as a DNSKEY record: what to trust when this is the top.
    let anchor: String

    static func make(_ origin: String) async throws -> ZoneKeys {
        try await withTemporaryDirectory { directory in
            func generate(_ options: String...) async throws -> String {
                let fixed = ["-q", "-a", "ECDSAP256SHA256", "-K", directory.path]
                let output = try await mustRun(Invocation("dnssec-keygen", fixed + options + [origin]))
                return output.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            let names = [try await generate("-f", "KSK"), try await generate()]
            let top = directory.file(names[0])
            let record = try await mustRun(Invocation("dnssec-dsfromkey", ["-2", top])).standardOutput
            // `origin IN DS data`
            let signer = record.split(maxSplits: 3) { $0.isWhitespace }.last.map(String.init) ?? ""
            let files = names.flatMap { ["\($0).key", "\($0).private"] }
            return ZoneKeys(
                files: Dictionary(uniqueKeysWithValues: files.map { ($0, directory.read($0)) }), names: names,
                signer: signer.trimmingCharacters(in: .whitespacesAndNewlines),
                anchor: directory.read("\(names[0]).key"))
        }
    }
}
