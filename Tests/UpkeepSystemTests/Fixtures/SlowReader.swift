import Glibc
import Synchronization

/// Reads a pipe on a thread of its own, because what is tested blocks the threads that tasks run on.
final class SlowReader: Sendable {
    private let descriptor: Int32
    private let chunk: Int
    private let most: Int
    private let disturbed: pthread_t?
    private let bytes = Mutex<[UInt8]>([])
    private let thread = Mutex(pthread_t())

    /// - Parameters:
    ///   - chunk: bytes taken at a time.
    ///   - most: bytes after which it has seen enough and closes its end.
    ///   - disturbed: a thread that gets a SIGALRM before each read.
    init(_ descriptor: Int32, chunk: Int, most: Int = .max, disturbing disturbed: pthread_t? = nil) {
        self.disturbed = disturbed
        self.descriptor = descriptor
        self.chunk = chunk
        self.most = most
        let argument = Unmanaged.passRetained(self).toOpaque()
        thread.withLock { thread in
            _ = pthread_create(
                &thread, nil,
                { argument in
                    if let argument { Unmanaged<SlowReader>.fromOpaque(argument).takeRetainedValue().run() }
                    return nil
                }, argument)
        }
    }

    /// Everything that was read, once the writer's end or its own is closed.
    func finish() -> [UInt8] {
        pthread_join(thread.withLock { $0 }, nil)
        return bytes.withLock { $0 }
    }

    private func run() {
        var buffer = [UInt8](repeating: 0, count: chunk)
        var total = 0
        while total < most {
            if let disturbed { pthread_kill(disturbed, SIGALRM) }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            total += count
            bytes.withLock { $0 += buffer[..<count] }
        }
        close(descriptor)
    }
}
