import Glibc
import Synchronization

/// The way out of a signal handler.
enum SignalPipe {
    /// -1 before there is a pipe.
    private static let reader = Atomic<Int32>(-1)
    private static let writer = Atomic<Int32>(-1)

    /// - Returns: false when the process has no descriptors left.
    static func open() -> Bool {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reader.store(ends[0], ordering: .sequentiallyConsistent)
        writer.store(ends[1], ordering: .sequentiallyConsistent)
        return true
    }

    /// Blocks its thread until a signal came, and returns its number.
    static func next() -> Int32? {
        var byte: UInt8 = 0
        while true {
            let count = read(reader.load(ordering: .sequentiallyConsistent), &byte, 1)
            if count < 0, errno == EINTR { continue }
            return count == 1 ? Int32(byte) : nil
        }
    }

    static func install() {
        var action = sigaction()
        // SAFETY: between a signal and its return only async-signal-safe calls happen (signal-safety(7)): an atomic
        // load of a variable that `open` has already initialised, `signal`, and a `write` of one byte; errno is put
        // back.
        action.__sigaction_handler.sa_handler = { number in
            let before = errno
            signal(SIGINT, SIG_DFL)
            signal(SIGTERM, SIG_DFL)
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(SignalPipe.writer.load(ordering: .sequentiallyConsistent), &byte, 1)
            errno = before
        }
        // Interrupted system calls start again by themselves, so that no read elsewhere sees EINTR because of us.
        action.sa_flags = SA_RESTART
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
    }

    /// SIGHUP, too, which never ends anything.
    static func installHangup() {
        guard writer.load(ordering: .sequentiallyConsistent) >= 0 else { return }
        var action = sigaction()
        // SAFETY: between the signal and its return only async-signal-safe calls happen (signal-safety(7)): an atomic
        // load of a variable that `open` has already initialised and a `write` of one byte; errno is put back.
        action.__sigaction_handler.sa_handler = { number in
            let before = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(SignalPipe.writer.load(ordering: .sequentiallyConsistent), &byte, 1)
            errno = before
        }
        action.sa_flags = SA_RESTART
        sigaction(SIGHUP, &action, nil)
    }
}
