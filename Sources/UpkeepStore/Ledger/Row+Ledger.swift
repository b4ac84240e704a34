import FoundationEssentials
import GRDB
import UpkeepCore

/// Reading columns without a trap: what a damaged file holds is an error.
extension Row {
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value {
        try decode(Value.self, forColumn: column)
    }

    func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: String) throws -> Value? {
        try decode(Value?.self, forColumn: column)
    }

    func time(_ column: String) throws -> Timestamp { Timestamp(nanoseconds: try value(column)) }

    func optionalTime(_ column: String) throws -> Timestamp? {
        try optional(column).map(Timestamp.init(nanoseconds:))
    }

    /// - Throws: also when the text is no case of the type, which only damage or a newer version puts there.
    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        guard let word = Word(rawValue: try value(column)) else { throw PackingError(problem: .version, offset: 0) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        try hasValue(column) ? try word(column) : nil
    }

    func subject(_ kind: String = "subjectKind", _ name: String = "subjectName") throws -> Subject {
        Subject(try word(kind), try value(name))
    }

    func bytes(_ column: String) throws -> [UInt8] { [UInt8](try value(column) as Data) }

    func hasValue(_ column: String) throws -> Bool { try decode(DatabaseValue.self, forColumn: column) != .null }
}
