import FoundationEssentials
import UpkeepCore

/// Evidence as JSON text: an array of keys and values, each value an object with its type's name, so that all comes back as
/// it was, order and types included.
struct StoredEvidence: Codable {
    fileprivate enum Value: Codable {
        case text(String)
        case integer(Int)
        case number(Double)
        case flag(Bool)
        case time(Int64)
        case duration(Int64)
        case list([Value])
        case record(StoredEvidence)
    }

    fileprivate struct Entry: Codable {
        let key: String
        let value: Value
    }

    fileprivate let entries: [Entry]

    init(_ evidence: Evidence) {
        entries = evidence.entries.map { Entry(key: $0.key, value: Value($0.value)) }
    }

    var evidence: Evidence {
        var evidence = Evidence()
        for entry in entries { evidence[entry.key] = entry.value.value }
        return evidence
    }

    static func text(_ evidence: Evidence) throws -> String {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return String(decoding: try encoder.encode(StoredEvidence(evidence)), as: UTF8.self)
    }

    static func evidence(_ text: String) throws -> Evidence {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try decoder.decode(StoredEvidence.self, from: Data(text.utf8)).evidence
    }
}

extension StoredEvidence.Value {
    fileprivate init(_ value: EvidenceValue) {
        self =
            switch value {
            case .text(let text): .text(text)
            case .integer(let integer): .integer(integer)
            case .number(let number): .number(number)
            case .flag(let flag): .flag(flag)
            case .time(let time): .time(time.nanoseconds)
            case .duration(let duration): .duration(duration.nanosecondsClamped)
            case .list(let values): .list(values.map(Self.init))
            case .record(let record): .record(StoredEvidence(record))
            }
    }

    fileprivate var value: EvidenceValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .time(let nanoseconds): .time(Timestamp(nanoseconds: nanoseconds))
        case .duration(let nanoseconds): .duration(.nanoseconds(nanoseconds))
        case .list(let values): .list(values.map(\.value))
        case .record(let record): .record(record.evidence)
        }
    }
}
