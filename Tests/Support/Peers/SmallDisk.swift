import Foundation
import Glibc

/// A disk in memory that is soon full, in a mount namespace of its own: only what is run inside sees it.
package struct SmallDisk: Sendable {
    /// Where it is mounted, for those inside.
    let path: String
    let keeper: Peer

    /// The same command, with the disk in its place.
    package func entering(_ invocation: Invocation) throws -> Invocation {
        var inside = try Invocation(
            "nsenter", ["--mount=/proc/\(keeper.processID)/ns/mnt", "--"] + invocation.arguments,
            environment: invocation.environment)
        inside.workingDirectory = invocation.workingDirectory
        return inside
    }

    /// Takes all the room that is left.
    package func fill() throws {
        let descriptor = open(ballast, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PeerError.system("open \(ballast)", errno) }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, page, page.count) > 0 {}
        guard errno == ENOSPC else { throw PeerError.system("write \(ballast)", errno) }
    }

    /// Gives the room back that ``fill()`` took.
    package func makeRoom() throws { try FileManager.default.removeItem(atPath: ballast) }

    /// Reached from outside through a process that is inside.
    private var ballast: String { "/proc/\(keeper.processID)/root\(path)/ballast" }
}
