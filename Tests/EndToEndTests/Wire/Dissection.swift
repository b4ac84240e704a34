import DNSWire
import Foundation
import Testing

/// One captured message, as `dissect.py` says what is in it.
struct Dissection: Decodable {
    struct Content: Decodable, Equatable {
        let id: UInt16
        /// Without opcode and response code.
        let flags: UInt16
        let opcode: UInt8
        let rcode: UInt16
        let questions: [[String]]
        let sections: [[Record]]
        let edns: Extension?
    }

    struct Record: Decodable, Equatable {
        let name: String
        let type: UInt16
        let `class`: UInt16
        let ttl: UInt32
        let wire: String
        let canonical: String
        /// Presentation form, in which programs differ; ours must read every other's.
        let text: String?

        static func == (a: Record, b: Record) -> Bool {
            (a.name, a.type, a.class, a.ttl, a.wire, a.canonical)
                == (b.name, b.type, b.class, b.ttl, b.wire, b.canonical)
        }
    }

    struct Extension: Decodable, Equatable {
        let size: UInt16
        let version: UInt8
        let flags: UInt16
        let options: [[String]]
    }

    let hex: String
    /// nil when dnspython could not read it.
    let content: Content?
    let error: String?

    var bytes: [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    static func all(in lines: String) throws -> [Dissection] {
        try lines.split(separator: "\n").map { try JSONDecoder().decode(Dissection.self, from: Data($0.utf8)) }
    }
}

extension Dissection.Content {
    /// What our codec says is in a message.
    init(_ message: DNSMessage) throws {
        let header = message.header
        id = header.id
        flags =
            [
                (header.isResponse, 0x8000), (header.authoritative, 0x0400), (header.truncated, 0x0200),
                (header.recursionDesired, 0x0100), (header.recursionAvailable, 0x0080), (header.reserved, 0x0040),
                (header.authenticated, 0x0020), (header.checkingDisabled, 0x0010),
            ].reduce(0) { $1.0 ? $0 | $1.1 : $0 }
        opcode = header.opcode.rawValue
        rcode = header.rcode.rawValue
        questions = message.questions.map {
            [Self.hex($0.name.wire), "\($0.type.rawValue)", "\($0.recordClass.rawValue)"]
        }
        sections = try [message.answers, message.authority, message.additional].map { section in
            try section.map { record in
                Dissection.Record(
                    name: Self.hex(record.name.wire), type: record.type.rawValue, class: record.recordClass.rawValue,
                    ttl: record.ttl, wire: Self.hex(try record.data.wire()),
                    canonical: Self.hex(try record.data.canonicalWire()), text: nil)
            }
        }
        edns = message.edns.map { edns in
            Dissection.Extension(
                size: edns.udpPayloadSize, version: edns.version,
                flags: (edns.dnssecOK ? 0x8000 : 0) | edns.reservedFlags,
                options: edns.options.map { ["\($0.code)", Self.hex($0.payload)] })
        }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
