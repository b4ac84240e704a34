extension HTTPResponseParser {
    /// Says that the connection ended, and so whether the answer is whole.
    /// - Throws: what is missing; or the earlier fault, if there was one.
    package mutating func finish() throws(HTTPWireError) {
        guard let error = fault() else {
            state = .complete
            return
        }
        state = .failed(error)
        throw error
    }

    private func fault() -> HTTPWireError? {
        switch state {
        case .failed(let error): error
        case .complete, .untilClose: nil
        case .statusLine:
            if !pending.isEmpty {
                Self.beginsStatusLine(pending)
                    ? headTruncated : ForeignProtocol.judge(pending, at: offset - pending.count)
            } else if let last = informational.last {
                HTTPWireError(
                    .finalHeadMissing, at: offset, "the connection ended after status \(last.status), before the answer"
                )
            } else {
                HTTPWireError(.emptyReply, at: 0, "the connection ended without an answer: not one byte came")
            }
        case .fields: headTruncated
        case .length(let remaining):
            HTTPWireError(
                .bodyTruncated, at: offset,
                "the body ended after \(bodyBytes) of \(bodyBytes + remaining) bytes")
        case .chunkData(let remaining):
            HTTPWireError(
                .bodyTruncated, at: offset,
                "the body ended within a chunk after \(bodyBytes) bytes: \(remaining) of the chunk are missing")
        case .chunkEnd, .chunkSize:
            HTTPWireError(
                .bodyTruncated, at: offset, "the body ended after \(bodyBytes) bytes: the last chunk is missing")
        case .trailers:
            HTTPWireError(
                .trailersTruncated, at: offset,
                "the answer ended after its last chunk, before the empty line that ends it")
        }
    }

    private var headTruncated: HTTPWireError {
        HTTPWireError(
            .headTruncated, at: offset, "the connection ended within the answer's head, after \(offset) bytes")
    }
}
