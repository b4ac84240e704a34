import CPeers
import Glibc
import Synchronization

/// A started program in a process group of its own, so that whatever it forks ends with it.
package final class ChildProcess: Sendable {
    package let processID: Int32
    private let ended = Mutex<ExitStatus?>(nil)
    private let standardInput: CInt

    /// Starts the program. It inherits no descriptor but its own three, and no blocked or ignored signal.
    ///
    /// Standard input is a pipe that stays open until the process is stopped, because some servers end with it.
    package init(_ invocation: Invocation, standardOutput: String, standardError: String) throws {
        var pipeEnds: [CInt] = [-1, -1]
        guard cpeers_pipe(&pipeEnds) == 0 else { throw PeerError.system("pipe2", errno) }
        defer { close(pipeEnds[0]) }
        do {
            processID = try Self.spawn(invocation, pipeEnds[0], standardOutput, standardError)
        } catch {
            close(pipeEnds[1])
            throw error
        }
        standardInput = pipeEnds[1]
    }

    deinit { close(standardInput) }

    /// How it ended; nil while it runs.
    package func poll() -> ExitStatus? {
        ended.withLock { ended in
            if ended == nil, Self.hasEnded(processID) { ended = Self.finish(processID) }
            return ended
        }
    }

    /// Ends the process and all in its group at once, and returns when it has been reaped.
    package func stop() {
        ended.withLock { ended in
            if ended == nil { ended = Self.finish(processID) }
        }
    }

    /// Writes to the program's standard input.
    package func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(standardInput, $0.baseAddress, $0.count) }
            guard count > 0 else { throw PeerError.system("write", errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Looks without reaping: until it is reaped, its id and its group cannot belong to anyone else.
    private static func hasEnded(_ processID: pid_t) -> Bool {
        var information = siginfo_t()
        let result = waitid(P_PID, id_t(processID), &information, WEXITED | WNOHANG | WNOWAIT)
        return result == 0 && information.si_signo == SIGCHLD
    }

    private static func finish(_ processID: pid_t) -> ExitStatus {
        kill(-processID, SIGKILL)
        var status: CInt = 0
        while waitpid(processID, &status, 0) == -1, errno == EINTR {}
        // What it forked holds its ports for a moment longer; where nobody reaps orphans they stay, without their ports.
        for _ in 0..<300 where kill(-processID, 0) == 0 { usleep(1_000) }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    }

    private static func spawn(
        _ invocation: Invocation, _ input: CInt, _ output: String, _ error: String
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_APPEND
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error, flags, 0o644)
        cpeers_inherit_nothing(&actions)
        if let folder = invocation.workingDirectory { cpeers_start_in(&actions, folder) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let setting = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(setting))

        let environment = invocation.mergedEnvironment.map { strdup("\($0)=\($1)") } + [nil]
        let arguments = invocation.arguments.map { strdup($0) } + [nil]
        defer { (environment + arguments).forEach { free($0) } }
        var processID = pid_t()
        let result = posix_spawn(&processID, invocation.arguments[0], &actions, &attributes, arguments, environment)
        guard result == 0 else { throw PeerError.system("posix_spawn \(invocation.arguments[0])", result) }
        return processID
    }
}
