import Glibc

/// One accepted connection and the steps played on it, blocking its thread.
struct HostileConnection {
    private let descriptor: CInt
    private let isStopped: () -> Bool
    private var isBroken = false

    /// Longest wait between two looks at whether the server has been stopped, in microseconds.
    private static let patience: UInt32 = 20_000
    private static let requestCap = 1 << 20

    init(_ descriptor: CInt, isStopped: @escaping () -> Bool) {
        self.descriptor = descriptor
        self.isStopped = isStopped
    }

    mutating func play(_ script: HostileScript, onRequest: ([UInt8]) -> Void) {
        for step in script.steps where !isBroken && !isStopped() {
            switch step {
            case .readRequest: onRequest(readRequest())
            case .readLine: onRequest(readLine())
            case .readHTTP2Request: onRequest(readHTTP2Request())
            case .send(let bytes): sendAll(bytes[...])
            case .pour(let bytes, let total): pour(bytes, total)
            case .drip(let bytes, let pause): drip(bytes, pause)
            case .pause(let duration): wait(duration)
            case .hold: hold()
            case .reset: return reset()
            }
        }
        finish()
    }

    /// Ends with a farewell. Closing with unread bytes would make the kernel send a reset instead (RFC 9293 3.6.1).
    private mutating func finish() {
        shutdown(descriptor, CInt(SHUT_WR))
        hold()
    }

    private mutating func readRequest() -> [UInt8] {
        var request: [UInt8] = []
        while request.count < Self.requestCap, let more = readSome() {
            request += more
            // A TLS greeting starts with 0x16 and comes in one piece; an HTTP header ends with an empty line.
            if request.first == 0x16 || Self.isWhole(request) { break }
        }
        return request
    }

    /// Whether an HTTP request's header has come, and as much of a body as it announces.
    private static func isWhole(_ request: [UInt8]) -> Bool {
        let text = String(decoding: request, as: UTF8.self)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
        let length = text[..<end.lowerBound].lowercased().firstMatch(of: /\r\ncontent-length: *([0-9]+)/)
        return text[end.upperBound...].utf8.count >= length.flatMap { Int($0.1) } ?? 0
    }

    private mutating func readLine() -> [UInt8] {
        var line: [UInt8] = []
        while line.last != 0x0A, line.count < Self.requestCap, let more = readSome() { line += more }
        return line
    }

    /// The preface's 24 bytes, then frames: length, type, flags, stream, payload (RFC 9113 sections 3.4 and 4.1).
    private mutating func readHTTP2Request() -> [UInt8] {
        var request: [UInt8] = []
        var next = 24
        while request.count < Self.requestCap {
            while next + 9 <= request.count {
                let length = request[next..<next + 3].reduce(0) { $0 << 8 | Int($1) }
                if request[next + 3] == 1 { return request }
                next += 9 + length
            }
            guard let more = readSome() else { break }
            request += more
        }
        return request
    }

    /// Nil when the client has ended.
    private mutating func readSome() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else {
            isBroken = true
            return nil
        }
        return Array(buffer.prefix(count))
    }

    private mutating func sendAll(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty, !isBroken {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            if count <= 0 { isBroken = true } else { rest = rest.dropFirst(count) }
        }
    }

    private mutating func pour(_ bytes: [UInt8], _ total: UInt64?) {
        var left = total ?? .max
        while left > 0, !isBroken, !isStopped() {
            let count = min(UInt64(bytes.count), left)
            sendAll(bytes.prefix(Int(count)))
            if total != nil { left -= count }
        }
    }

    private mutating func drip(_ bytes: [UInt8], _ pause: Duration) {
        for byte in bytes where !isBroken && !isStopped() {
            sendAll([byte])
            wait(pause)
        }
    }

    private func wait(_ duration: Duration) {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end, !isStopped() {
            let left = (end - ContinuousClock.now) / .microseconds(1)
            usleep(min(Self.patience, UInt32(max(left, 1))))
        }
    }

    private mutating func hold() { while readSome() != nil {} }

    /// Lingering for no time makes the close a reset (tcp(7)).
    private func reset() {
        var setting = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &setting, socklen_t(MemoryLayout<linger>.size))
    }
}
