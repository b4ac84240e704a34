import Glibc

/// A real program run beside the test, with a deadline, and what it said.
struct Tool {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs `program` from PATH; one that outlives `limit` is killed by its pid and has status -9.
    static func run(
        _ program: String, _ arguments: [String], input: String = "", limit: Duration = .seconds(90)
    ) async throws -> Outcome {
        let world = try ScratchFolder()
        let (inPath, outPath, errPath) = (world.path("in"), world.path("out"), world.path("err"))
        try world.write(input, to: "in")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, inPath, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, outPath, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errPath, O_WRONLY | O_CREAT, 0o600)
        // Event loops leave their sockets inheritable, and a child that holds one keeps its port open.
        for descriptor in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        // Concurrency's threads block signals and event loops ignore SIGPIPE; a child starts with neither.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        defer { for argument in argv { free(argument) } }
        argv.append(nil)
        var pid: pid_t = 0
        let result = posix_spawnp(&pid, program, &actions, &attributes, argv, environ)
        guard result == 0 else { throw Failure(program: program, errno: result) }

        let clock = ContinuousClock()
        let deadline = clock.now + limit
        var status: Int32 = 0
        var isKilled = false
        while waitpid(pid, &status, WNOHANG) == 0 {
            if clock.now > deadline, !isKilled {
                kill(pid, SIGKILL)
                isKilled = true
            }
            try? await Task.sleep(for: .milliseconds(5))
        }
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
        return Outcome(status: code, output: try world.read("out"), errors: try world.read("err"))
    }

    struct Failure: Error {
        var program: String
        var errno: Int32
    }
}
