/// A content coding that can be undone (RFC 9110 section 8.4.1).
package enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    case gzip, deflate

    /// What to send as Accept-Encoding.
    package static let accepted = "gzip, deflate"

    /// Codings undone at most, one upon another; servers that encode twice by mistake exist, thrice they do not.
    package static let depthLimit = 3

    /// Reads the values of Content-Encoding, in the order they were applied; `identity` says nothing.
    static func read(_ values: [String]) throws(ContentDecoderError) -> [ContentCoding] {
        var codings: [ContentCoding] = []
        for value in values {
            for part in value.utf8.split(separator: 0x2C) {
                let name = String(decoding: part.filter { !$0.isBlank }.map(\.lowered), as: UTF8.self)
                switch name {
                case "", "identity": continue
                case "gzip", "x-gzip": codings.append(.gzip)
                case "deflate": codings.append(.deflate)
                default:
                    throw ContentDecoderError(
                        .unsupportedCoding, at: 0,
                        "the body is encoded as `\(String(escaping: name.utf8.prefix(40)))`, which nobody asked for")
                }
                guard codings.count <= depthLimit else {
                    throw ContentDecoderError(
                        .tooManyCodings, at: 0, "the body is encoded more than \(depthLimit) times over")
                }
            }
        }
        return codings
    }
}
