import DNSWire
import Foundation
import Testing

/// The lines of `Fixtures/signing.tsv`: what dnspython says a signature covers, and key tags.
struct SigningFixture: Sendable, CustomTestStringConvertible {
    let columns: [String]

    var testDescription: String { columns.prefix(3).joined(separator: " ") }

    static let signed = lines("signed")
    static let tags = lines("tag")

    private static func lines(_ kind: String) -> [SigningFixture] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/signing.tsv")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.map { $0.split(separator: "\t").map(String.init) }.filter { $0.first == kind }
            .map { SigningFixture(columns: Array($0.dropFirst())) }
    }
}
