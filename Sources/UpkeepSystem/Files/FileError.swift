import UpkeepCore

/// Why a file could not be read or written.
package struct FileError: UpkeepError, Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case notFound = "not-found"
        case permission = "permission"
        case isFolder = "is-folder"
        case notFolder = "not-folder"
        /// A FIFO, socket or device, where reading may wait for ever or do something.
        case special = "special-file"
        case symbolicLink = "symbolic-link"
        case tooLarge = "too-large"
        case notText = "not-text"
        case alreadyExists = "already-exists"
        case diskFull = "disk-full"
        case failed = "failed"
    }

    package let kind: Kind
    package let path: String
    /// The sentence's part after the path.
    private let problem: String
    package let hint: String?

    package init(_ kind: Kind, _ path: String, _ problem: String, hint: String? = nil) {
        self.kind = kind
        self.path = path
        self.problem = problem
        self.hint = hint
    }

    package var code: String { kind.rawValue }
    package var message: String { "`\(path)` \(problem)" }
}
