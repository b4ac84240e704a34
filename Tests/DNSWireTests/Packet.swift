import DNSWire

/// A message put together byte by byte, the way no honest encoder would.
struct Packet {
    var bytes: [UInt8]

    init(
        id: UInt16 = 0x1234, flags: UInt16 = 0x8180, questions: UInt16 = 0, answers: UInt16 = 0, authority: UInt16 = 0,
        additional: UInt16 = 0, _ body: [UInt8] = []
    ) {
        bytes = []
        for word in [id, flags, questions, answers, authority, additional] {
            bytes += [UInt8(word >> 8), UInt8(truncatingIfNeeded: word)]
        }
        bytes += body
    }

    /// One answer owned by `a.`, whose RDATA is exactly these bytes and begins at byte 25.
    static func answer(type: UInt16, class recordClass: UInt16 = 1, ttl: UInt32 = 60, _ rdata: [UInt8]) -> Packet {
        Packet(answers: 1, record(type: type, class: recordClass, ttl: ttl, rdata))
    }

    static func record(
        owner: [UInt8] = [1, 0x61, 0], type: UInt16, class recordClass: UInt16 = 1, ttl: UInt32 = 60, _ rdata: [UInt8]
    ) -> [UInt8] {
        var bytes = owner
        for word in [type, recordClass, UInt16(ttl >> 16), UInt16(truncatingIfNeeded: ttl), UInt16(rdata.count)] {
            bytes += [UInt8(word >> 8), UInt8(truncatingIfNeeded: word)]
        }
        return bytes + rdata
    }

    func decoded() throws(DNSWireError) -> DNSMessage { try DNSMessage(decoding: bytes) }

    /// Why the bytes were refused; nil when they were not.
    var refusal: DNSWireError.Reason? {
        do throws(DNSWireError) {
            _ = try decoded()
            return nil
        } catch {
            return error.reason
        }
    }

    /// Where the bytes were refused.
    var refusalOffset: Int? {
        do throws(DNSWireError) {
            _ = try decoded()
            return nil
        } catch {
            return error.offset
        }
    }
}
