import FoundationEssentials
import UpkeepReport

/// Any JSON value, decoded; members by name.
struct JSONTree: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }

    let value: JSONValue

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Name.self) {
            value = .object(
                try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    JSONValue.Member($0.stringValue, try members.decode(JSONTree.self, forKey: $0).value)
                })
            return
        }
        if var elements = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !elements.isAtEnd { values.append(try elements.decode(JSONTree.self).value) }
            value = .array(values)
            return
        }
        let scalar = try decoder.singleValueContainer()
        if scalar.decodeNil() {
            value = .null
        } else if let flag = try? scalar.decode(Bool.self) {
            value = .flag(flag)
        } else if let integer = try? scalar.decode(Int.self) {
            value = .integer(integer)
        } else if let number = try? scalar.decode(Double.self) {
            value = .number(number)
        } else {
            value = .text(try scalar.decode(String.self))
        }
    }
}
