/// Undoes a body's content codings as its bytes come, up to a number of decoded bytes and within an honest ratio.
///
/// What is decoded before a fault stays readable. No more is ever allocated than the limit and, for each coding, zlib's
/// window and one scratch buffer.
package final class ContentDecoder {
    /// The ratio counts from here on: a page of many equal rows may well shrink by hundreds.
    package static let ratioGrace = 1 << 20
    /// Just below the most that deflate can do, about 1032 to 1 (RFC 1951 section 3.2.5): only made-up bodies get there.
    package static let standardRatioLimit = 1000

    /// The body as a browser would have it, so far; never longer than the limit.
    package private(set) var decoded: [UInt8] = []
    /// Body bytes that came, before decoding.
    package private(set) var encodedBytes = 0
    /// There is more body than the limit lets through; what comes from now on is counted but not decoded.
    package private(set) var isCapped = false

    /// In the order they were applied.
    package let codings: [ContentCoding]
    /// Decoded bytes to keep at most.
    package let limit: Int
    /// Decoded bytes per encoded byte at most, once `ratioGrace` is passed.
    package let ratioLimit: Int

    private let stages: [Inflater]
    private var produced: [Int]
    private var failure: ContentDecoderError?

    /// - Parameter values: those of Content-Encoding, in order.
    /// - Throws: `ContentDecoderError` for a coding that cannot be undone.
    package init(codings values: [String], limit: Int, ratioLimit: Int = ContentDecoder.standardRatioLimit)
        throws(ContentDecoderError)
    {
        codings = try ContentCoding.read(values)
        self.limit = max(limit, 0)
        self.ratioLimit = ratioLimit
        var stages: [Inflater] = []
        for coding in codings.reversed() { stages.append(try Inflater(coding)) }
        self.stages = stages
        produced = Array(repeating: 0, count: stages.count)
    }

    package convenience init(_ fields: HTTPFields, limit: Int, ratioLimit: Int = ContentDecoder.standardRatioLimit)
        throws(ContentDecoderError)
    {
        try self.init(codings: fields.values("content-encoding"), limit: limit, ratioLimit: ratioLimit)
    }

    /// Bytes follow the end of the compressed data; browsers ignore them.
    package var hasTrailingBytes: Bool { stages.contains { $0.hasTrailingBytes } }

    /// Decodes the next bytes of the body.
    /// - Throws: the first fault; from then on the same one again.
    package func append(_ bytes: Span<UInt8>) throws(ContentDecoderError) {
        if let failure { throw failure }
        encodedBytes += bytes.count
        if isCapped { return }
        do throws(ContentDecoderError) {
            _ = try push(bytes, into: 0)
        } catch {
            failure = error
            throw error
        }
    }

    /// Says that the body ended.
    /// - Throws: `truncated` when the compressed data goes on; or the earlier fault, if there was one.
    package func finish() throws(ContentDecoderError) {
        if let failure { throw failure }
        if isCapped { return }
        guard let open = stages.first(where: { !$0.isAtEnd }) else { return }
        let error = ContentDecoderError(
            .truncated, at: encodedBytes,
            "the body's \(open.coding.rawValue) data ends too early, after \(encodedBytes) bytes")
        failure = error
        throw error
    }

    /// Calls itself once for each coding, of which there are three at most.
    /// - Returns: whether more is wanted.
    private func push(_ bytes: Span<UInt8>, into stage: Int) throws(ContentDecoderError) -> Bool {
        guard stage < stages.count else { return store(bytes) }
        return try stages[stage].inflate(bytes) { part throws(ContentDecoderError) in
            produced[stage] += part.count
            let encoded = max(stages[0].consumed, 1)
            let (most, overflow) = encoded.multipliedReportingOverflow(by: ratioLimit)
            if produced[stage] > Self.ratioGrace, !overflow, produced[stage] > most {
                throw ContentDecoderError(.bomb, at: encoded, "unpacks to over \(ratioLimit) times its size")
            }
            return try push(part, into: stage + 1)
        }
    }

    private func store(_ bytes: Span<UInt8>) -> Bool {
        let room = limit - decoded.count
        let part = bytes.extracting(0..<min(room, bytes.count))
        let needed = decoded.count + part.count
        if decoded.capacity < needed { decoded.reserveCapacity(min(limit, max(needed, decoded.capacity * 2, 4096))) }
        // SAFETY: the buffer is used within the closure only.
        unsafe part.withUnsafeBufferPointer { unsafe decoded.append(contentsOf: $0) }
        isCapped = bytes.count > room
        return !isCapped
    }
}
