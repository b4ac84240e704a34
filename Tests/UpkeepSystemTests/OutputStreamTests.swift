import Glibc
import Testing
import UpkeepSystem

@Suite("output: all of it, or an error that says why")
struct OutputStreamTests {
    private static let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    @Test("a pipe with a slow reader, blocking and not", arguments: [false, true])
    func slowReader(_ nonBlocking: Bool) throws {
        let pipe = OpenPipe()
        if nonBlocking { _ = fcntl(pipe.writer, F_SETFL, O_NONBLOCK) }
        let reader = SlowReader(pipe.reader, chunk: 777)
        try OutputStream.descriptor(pipe.writer, environment: Environment([:])).write(Self.content)
        close(pipe.writer)
        let isWhole = reader.finish() == Self.content
        #expect(isWhole)
    }

    @Test("signals that interrupt a write lose and double nothing")
    func interrupted() async {
        await #expect(processExitsWith: .success) {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in }
            sigaction(SIGALRM, &action, nil)
            // The threads that tasks run on keep signals out; the threads of a program's own need not.
            var alarms = sigset_t()
            sigemptyset(&alarms)
            sigaddset(&alarms, SIGALRM)
            pthread_sigmask(SIG_UNBLOCK, &alarms, nil)
            let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let pipe = OpenPipe()
            let reader = SlowReader(pipe.reader, chunk: 512, disturbing: pthread_self())
            try OutputStream.descriptor(pipe.writer, environment: Environment([:])).write(content)
            close(pipe.writer)
            let isWhole = reader.finish() == content
            #expect(isWhole)
        }
    }

    @Test("`| head -1`: the reader is gone, which is no crash and no failure to report")
    func readerGone() async {
        await #expect(processExitsWith: .exitCode(2)) {
            System.ignoreBrokenPipes()
            let pipe = OpenPipe()
            close(pipe.reader)
            do throws(OutputError) {
                try OutputStream.descriptor(pipe.writer, environment: Environment([:])).write("data\n")
                exit(0)
            } catch {
                exit(error.kind == .readerGone ? 2 : 70)
            }
        }
    }

    @Test("a reader that leaves half-way is noticed half-way")
    func readerLeaves() async {
        await #expect(processExitsWith: .success) {
            System.ignoreBrokenPipes()
            let pipe = OpenPipe()
            let reader = SlowReader(pipe.reader, chunk: 100, most: 100)
            let error = #expect(throws: OutputError.self) {
                try OutputStream.descriptor(pipe.writer, environment: Environment([:]))
                    .write([UInt8](repeating: 1, count: 1_000_000))
            }
            #expect(reader.finish().count == 100)
            #expect(error?.kind == .readerGone)
        }
    }

    @Test("a full disk says so")
    func diskFull() {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        let error = #expect(throws: OutputError.self) {
            try OutputStream.descriptor(full, environment: Environment([:])).write("data")
        }
        #expect(error?.kind == .diskFull && error?.hint == "`df -h` shows which disk is full")
    }

    @Test func closed() {
        let error = #expect(throws: OutputError.self) {
            try OutputStream.descriptor(-1, environment: Environment([:])).write("data")
        }
        #expect(error?.code == "failed")
        #expect(error?.message == "the output could not be written: bad file descriptor (9)")
    }
}
