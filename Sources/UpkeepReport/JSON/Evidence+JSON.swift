package import UpkeepCore

extension Evidence {
    /// Members in evidence order; a length of time's key gets the suffix `Ms`.
    package var json: JSONValue {
        .object(entries.map { JSONValue.Member($0.value.isDuration ? $0.key.asMilliseconds : $0.key, $0.value.json) })
    }
}

extension EvidenceValue {
    /// Times as RFC 3339, lengths of time as milliseconds.
    var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .flag(let flag): .flag(flag)
        case .time(let time): .text(time.rfc3339())
        case .duration(let duration): .number(DecimalText.milliseconds(duration))
        case .list(let values): .array(values.map(\.json))
        case .record(let record): record.json
        }
    }

    fileprivate var isDuration: Bool {
        switch self {
        case .duration: true
        case .list(let values): !values.isEmpty && values.allSatisfy(\.isDuration)
        case .text, .integer, .number, .flag, .time, .record: false
        }
    }
}

extension String {
    fileprivate var asMilliseconds: String { hasSuffix("Ms") ? self : self + "Ms" }
}
