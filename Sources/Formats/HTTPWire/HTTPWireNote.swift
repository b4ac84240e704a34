/// Something off in an answer that browsers put up with, and where it was first seen.
package struct HTTPWireNote: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case bareLineFeed = "bare-line-feed"
        case bareCarriageReturn = "bare-carriage-return"
        case foldedField = "folded-field"
        case controlCharacter = "control-character"
        case fieldWithoutColon = "field-without-colon"
        case fieldNameInvalid = "field-name-invalid"
        case looseStatusLine = "loose-status-line"
        case contentLengthRepeated = "content-length-repeated"
        case lengthAndTransferEncoding = "length-and-transfer-encoding"
        case chunkedInHTTP10 = "chunked-in-http10"
        case bytesAfterEnd = "bytes-after-end"
    }

    package let kind: Kind
    /// Bytes from the first one the peer sent.
    package let offset: Int

    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    package var code: String { kind.rawValue }

    package var description: String {
        let what =
            switch kind {
            case .bareLineFeed: "a line ends in a line feed without carriage return"
            case .bareCarriageReturn: "a carriage return stands within a line; read as a space"
            case .foldedField: "a header field is folded over two lines, which is obsolete"
            case .controlCharacter: "a header field holds a control character"
            case .fieldWithoutColon: "a header line has no colon; skipped"
            case .fieldNameInvalid: "a header name has a character that names cannot have; skipped"
            case .looseStatusLine: "the status line is not written as RFC 9112 demands"
            case .contentLengthRepeated: "Content-Length is there more than once, with the same value"
            case .lengthAndTransferEncoding:
                "both Content-Length and Transfer-Encoding are there: possible request smuggling"
            case .chunkedInHTTP10: "the answer is chunked although it says HTTP/1.0"
            case .bytesAfterEnd: "more bytes follow the end of the answer"
            }
        return "\(what) (byte \(offset))"
    }
}
