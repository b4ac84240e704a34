import DNSWire
import Foundation
import Testing

/// One line of `Fixtures/records.tsv`: what programs that are not ours make of a record's text.
struct RecordFixture: Sendable, CustomTestStringConvertible {
    let type: DNSRecordType
    let text: String
    let bytes: [UInt8]
    let printed: String

    var testDescription: String { "\(type) \(text.prefix(60))" }

    static let all: [RecordFixture] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/records.tsv")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.filter { !$0.hasPrefix("#") }.compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count == 5, let type = DNSRecordType(columns[0]), let bytes = Hex.bytes(columns[2]) else {
                return nil
            }
            return RecordFixture(type: type, text: String(columns[1]), bytes: bytes, printed: String(columns[3]))
        }
    }()
}
