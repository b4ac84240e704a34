import Glibc

/// A file that one process at a time holds, for as long as this exists; the kernel lets go of it when the process ends,
/// however it does.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// A lock that no other process knows of.
    package static var unshared: FileLock { FileLock(descriptor: -1) }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// Takes the lock, without waiting.
    /// - Parameter path: made when it is not there; its content does not matter.
    /// - Returns: nil when another process holds it.
    /// - Throws: ``FileError`` when the file cannot be opened or the file system has no locks.
    static func live(_ path: String) throws(FileError) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .from(errno, path, verb: "locked") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            if reason == EWOULDBLOCK { return nil }
            throw .from(reason, path, verb: "locked")
        }
        return FileLock(descriptor: descriptor)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
