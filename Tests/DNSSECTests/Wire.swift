import DNSWire
import Foundation
import Testing

/// Record data and records from hexadecimal or base64, by way of the codec.
enum Wire {
    static func data(_ type: DNSRecordType, _ rdata: [UInt8]) throws -> DNSRecordData {
        var message: [UInt8] = [0, 0, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
        message += [UInt8(type.rawValue >> 8), UInt8(type.rawValue & 0xFF), 0, 1, 0, 0, 0, 0]
        message += [UInt8(rdata.count >> 8), UInt8(rdata.count & 0xFF)] + rdata
        return try #require(try DNSMessage(decoding: message).answers.first).data
    }

    static func data(_ type: DNSRecordType, hex: Substring) throws -> DNSRecordData {
        let digits = hex.compactMap(\.hexDigitValue)
        return try data(type, stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }

    static func key(_ flags: UInt16, _ algorithm: UInt8, _ key: some Sequence<UInt8>) throws -> DNSKEYData {
        let rdata = [UInt8(flags >> 8), UInt8(flags & 0xFF), 3, algorithm] + key
        guard case .dnskey(let key) = try data(.dnskey, rdata) else { throw CancellationError() }
        return key
    }

    static func ds(_ tag: UInt16, _ algorithm: UInt8, _ digest: UInt8, _ bytes: some Sequence<UInt8>) throws -> DSData {
        let rdata = [UInt8(tag >> 8), UInt8(tag & 0xFF), algorithm, digest] + bytes
        guard case .ds(let ds) = try data(.ds, rdata) else { throw CancellationError() }
        return ds
    }
}
