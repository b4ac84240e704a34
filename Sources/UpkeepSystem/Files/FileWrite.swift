/// How a file is to be written.
package struct FileWrite: Sendable, Hashable {
    /// Whether a file that is already there may be replaced; its permissions, and for root its owner,
    /// then stay as they are.
    package var replacing: Bool
    /// Permission bits for a new file, before the user's umask; `0o600` for anything secret.
    package var mode: UInt32

    package init(replacing: Bool = false, mode: UInt32 = 0o644) {
        self.replacing = replacing
        self.mode = mode
    }
}
