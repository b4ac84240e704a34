extension HostileScript {
    /// HTTP/2 frame types (RFC 9113 section 6).
    package enum FrameType: UInt8, Sendable {
        case data = 0, headers, priority, resetStream, settings, pushPromise, ping, goAway, windowUpdate, continuation
    }

    /// One frame, as RFC 9113 section 4.1 lays it out.
    package static func frame(
        _ type: FrameType, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []
    ) -> [UInt8] {
        let length = payload.count
        return [UInt8(length >> 16 & 0xFF), UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF), type.rawValue, flags]
            + bigEndian(stream) + payload
    }

    /// What an HTTP/2 server says first, and what it needs to have heard before it may speak of stream 1.
    package static let http2Opening: [HostileStep] = [.readHTTP2Request, .send(frame(.settings))]

    /// `:status: 200` and no end of the stream.
    package static let http2OK = frame(.headers, flags: 0x4, stream: 1, [0x88])

    package static func goAway(code: UInt32, last: UInt32 = 0, debug: String = "") -> HostileScript {
        HostileScript(
            http2Opening + [.send(frame(.goAway, bigEndian(last) + bigEndian(code) + Array(debug.utf8))), .hold])
    }

    /// Resets stream 1, after this many bytes of a proper answer when there are any.
    package static func resetStream(code: UInt32, afterBody body: Int? = nil) -> HostileScript {
        let answer = body.map { http2OK + frame(.data, stream: 1, [UInt8](repeating: 0x61, count: $0)) } ?? []
        return HostileScript(
            http2Opening + [.send(answer + frame(.resetStream, stream: 1, bigEndian(code))), .hold])
    }

    /// The same frame over and over.
    package static func http2Flood(_ frame: [UInt8], after opening: [UInt8] = []) -> HostileScript {
        let block = [[UInt8]](repeating: frame, count: 100).flatMap { $0 }
        return HostileScript(http2Opening + [.send(opening), .pour(block, total: nil)])
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
    }
}
