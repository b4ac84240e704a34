import Glibc

extension OutputStream {
    /// Writes to an open file descriptor, which stays open. SIGPIPE must be ignored: ``System/ignoreBrokenPipes()``.
    package static func descriptor(_ descriptor: Int32, environment: Environment) -> OutputStream {
        let isTerminal = isatty(descriptor) == 1
        let terminal = Terminal(
            isTerminal: isTerminal, columns: isTerminal ? columns(descriptor) : nil, environment: environment)
        return OutputStream(terminal: terminal) { bytes throws(OutputError) in try writeAll(bytes, descriptor) }
    }

    private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) throws(OutputError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count < 0 else {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            // Another process that shares the terminal or pipe (ssh, a shell's child) may have made it non-blocking.
            case EAGAIN: awaitRoom(descriptor)
            case EPIPE: throw OutputError(.readerGone, "nobody reads the output any more")
            case ENOSPC, EDQUOT:
                throw OutputError(
                    .diskFull, "the output could not be written: no space left",
                    hint: "`df -h` shows which disk is full")
            case let number: throw OutputError(.failed, "the output could not be written: \(ErrnoText.of(number))")
            }
        }
    }

    private static func awaitRoom(_ descriptor: Int32) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }

    private static func columns(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
