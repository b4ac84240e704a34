package import UpkeepCore

/// What the file system says about a path.
package struct FileFacts: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case file, folder
        case symbolicLink = "symbolic link"
        /// A FIFO, socket or device.
        case special
    }

    package var kind: Kind
    /// Bytes; files that the kernel makes up as they are read say 0.
    package var size: Int
    /// Permission bits, set-user-id and the like included: `0o644`.
    package var mode: UInt32

    /// The numbers of its user and its group.
    package var owner: UInt32
    package var group: UInt32
    /// When its content last changed; nil when that is not known.
    package var modified: Timestamp?

    package init(
        kind: Kind, size: Int, mode: UInt32, owner: UInt32 = 0, group: UInt32 = 0, modified: Timestamp? = nil
    ) {
        self.kind = kind
        self.size = size
        self.mode = mode
        self.owner = owner
        self.group = group
        self.modified = modified
    }
}
