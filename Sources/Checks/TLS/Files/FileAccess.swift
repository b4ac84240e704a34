/// Who may read a file, as far as that matters for a key.
package struct FileAccess: Sendable, Hashable {
    /// The lower twelve bits of the mode.
    package var mode: UInt16
    package var owner: String
    package var group: String
    /// A folder above it that anybody may write to; nil when there is none.
    package var openFolder: String?

    package init(mode: UInt16, owner: String, group: String, openFolder: String? = nil) {
        self.mode = mode
        self.owner = owner
        self.group = group
        self.openFolder = openFolder
    }
}
