import UpkeepCore

/// Why bytes are not an HTTP/1.x answer, and where.
package struct HTTPWireError: UpkeepError, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The connection ended before any byte came.
        case emptyReply = "empty-reply"
        case headTruncated = "head-truncated"
        /// 1xx answers came, the final one did not.
        case finalHeadMissing = "final-head-missing"
        case bodyTruncated = "body-truncated"
        case trailersTruncated = "trailers-truncated"

        case looksLikeTLS = "looks-like-tls"
        case looksLikeHTTP2 = "looks-like-http2"
        case looksLikeSSH = "looks-like-ssh"
        /// A greeting as SMTP, FTP, POP3 or IMAP servers send it.
        case looksLikeBanner = "looks-like-banner"
        /// Markup without a head, as HTTP/0.9 had it.
        case looksLikeHTTP09 = "looks-like-http09"
        case garbage

        case statusLine = "status-line"
        case versionUnsupported = "version-unsupported"
        case nul
        case spaceBeforeColon = "space-before-colon"
        /// A folded line where there is no field to continue.
        case foldWithoutField = "fold-without-field"
        case contentLengthInvalid = "content-length-invalid"
        case contentLengthConflict = "content-length-conflict"
        case transferCodingUnsupported = "transfer-coding-unsupported"
        case chunkSizeInvalid = "chunk-size-invalid"
        case chunkEndMissing = "chunk-end-missing"

        case headTooLarge = "head-too-large"
        case tooManyFields = "too-many-fields"
        case tooManyInformational = "too-many-informational"
        case chunkSizeTooLarge = "chunk-size-too-large"
        case chunkLineTooLong = "chunk-line-too-long"
        case trailersTooLarge = "trailers-too-large"
    }

    /// What a reason comes down to for somebody who reports it.
    package enum Kind: Sendable, Hashable {
        /// The connection ended before the answer did.
        case truncated
        /// The peer speaks another protocol.
        case otherProtocol
        case malformed
        /// A cap was reached.
        case tooLarge
    }

    package let reason: Reason
    /// Bytes from the first one the peer sent.
    package let offset: Int
    package let message: String
    package let hint: String?

    package init(_ reason: Reason, at offset: Int, _ message: String, hint: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.message = message
        self.hint = hint
    }

    package var code: String { reason.rawValue }

    package var kind: Kind {
        switch reason {
        case .emptyReply, .headTruncated, .finalHeadMissing, .bodyTruncated, .trailersTruncated: .truncated
        case .looksLikeTLS, .looksLikeHTTP2, .looksLikeSSH, .looksLikeBanner, .looksLikeHTTP09, .garbage: .otherProtocol
        case .statusLine, .versionUnsupported, .nul, .spaceBeforeColon, .foldWithoutField, .contentLengthInvalid,
            .contentLengthConflict, .transferCodingUnsupported, .chunkSizeInvalid, .chunkEndMissing:
            .malformed
        case .headTooLarge, .tooManyFields, .tooManyInformational, .chunkSizeTooLarge, .chunkLineTooLong,
            .trailersTooLarge:
            .tooLarge
        }
    }
}
