extension HostileScript {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    private static let block = [UInt8](repeating: 0x61, count: 64 * 1024)

    /// A proper header, then its body a byte at a time.
    package static func slowDrip(every pause: Duration, body: Int = 1_000_000) -> HostileScript {
        HostileScript([
            .readRequest, .send(Array("\(ok)Content-Length: \(body)\r\n\r\n".utf8)),
            .drip([UInt8](repeating: 0x61, count: body), every: pause),
        ])
    }

    /// A status line that never gets as far as its end.
    package static func slowHeader(every pause: Duration) -> HostileScript {
        HostileScript([
            .readRequest, .drip(Array("HTTP/1.1 200 OK\r\nX-Slow: ".utf8) + block.prefix(60_000), every: pause),
        ])
    }

    /// Chunks without a last one.
    package static let endlessChunks = HostileScript([
        .readRequest, .send(Array("\(ok)Transfer-Encoding: chunked\r\n\r\n".utf8)),
        .pour(Array("10000\r\n".utf8) + block + Array("\r\n".utf8), total: nil),
    ])

    /// A body of this length that really comes, unless the client leaves.
    package static func body(bytes: UInt64) -> HostileScript {
        HostileScript([
            .readRequest, .send(Array("\(ok)Content-Length: \(bytes)\r\n\r\n".utf8)), .pour(block, total: bytes),
        ])
    }

    /// 10 GB.
    package static let hugeBody = body(bytes: 10_000_000_000)

    /// One header field of this length.
    package static func header(bytes: Int) -> HostileScript {
        HostileScript([
            .readRequest, .send(Array("HTTP/1.1 200 OK\r\nX-Long: ".utf8)), .pour(block, total: UInt64(bytes)),
            .send(Array("\r\nContent-Length: 0\r\n\r\n".utf8)),
        ])
    }

    /// This many header fields.
    package static func headers(count: Int) -> HostileScript {
        HostileScript([
            .readRequest, .send(Array("HTTP/1.1 200 OK\r\n".utf8)),
            .pour(Array("X-A: b\r\n".utf8), total: UInt64(count) * 8),
            .send(Array("Content-Length: 0\r\n\r\n".utf8)),
        ])
    }

    /// Promises 1,000 bytes and sends ten.
    package static let truncatedBody = answer("\(ok)Content-Length: 1000\r\n\r\n0123456789")
    /// Ends inside a chunk.
    package static let truncatedChunk = answer("\(ok)Transfer-Encoding: chunked\r\n\r\n100\r\n0123456789")
    /// Ends between two chunks, without the last one.
    package static let missingLastChunk = answer("\(ok)Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n")
    /// Ends inside the header.
    package static let truncatedHeader = answer("HTTP/1.1 200 OK\r\nContent-Ty")
    package static let garbageBeforeStatus = answer("\u{0}\u{1}%%%garbage\r\n\(ok)Content-Length: 2\r\n\r\nok")
    package static let lengthNotANumber = answer("\(ok)Content-Length: many\r\n\r\nok")
    package static let lengthNegative = answer("\(ok)Content-Length: -2\r\n\r\nok")
    package static let lengthsDisagree = answer("\(ok)Content-Length: 2\r\nContent-Length: 3\r\n\r\nok!")
    package static let lengthTooSmall = answer("\(ok)Content-Length: 2\r\n\r\nok and more")
    package static let lengthAndChunked = answer(
        "\(ok)Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n")

    /// Redirects every request to this place.
    package static func redirect(to location: String, status: Int = 302) -> HostileScript {
        answer("HTTP/1.1 \(status) Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    }

    /// A plain-text answer to whatever comes, a TLS greeting included.
    package static let plainHTTP = answer("HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\nbad\n")
    /// A fatal TLS 1.2 `unexpected_message` alert to whatever comes, a plain request included.
    package static let tlsAlert = HostileScript([.readRequest, .send([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x0a])])

    /// A gzip body that unpacks to this many zeros, about a thousandth of it on the wire.
    package static func gzipBomb(megabytes: Int) async throws -> HostileScript {
        try await withTemporaryDirectory { directory in
            let (file, script) = (directory.file("bomb.gz"), "head -c \(megabytes)M /dev/zero | gzip -9 > \"$0\"")
            try await mustRun(Invocation("sh", ["-c", script, file]))
            let body = try directory.bytes("bomb.gz")
            let header = "\(ok)Content-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
            return HostileScript([.readRequest, .send(Array(header.utf8) + body)])
        }
    }
}
