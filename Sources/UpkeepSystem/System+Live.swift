import Glibc

extension System {
    /// This machine. Nothing is opened, raised or installed until it is asked for.
    package static var live: System {
        let environment = Environment.live
        var live = System(
            files: .live, environment: environment, clock: .live,
            standardOutput: .descriptor(STDOUT_FILENO, environment: environment),
            standardError: .descriptor(STDERR_FILENO, environment: environment),
            interrupts: .live, limits: .live, hostName: { HostName.current })
        live.workingFolder = { WorkingFolder.current }
        live.supervisor = .live(environment)
        live.lock = { try FileLock.live($0) }
        live.zone = .live
        return live
    }

    /// Makes a closed pipe an error of `write` and not the process's death, from the first line of output on.
    ///
    /// The network library does the same once its first socket is made; done at the start, every command ends alike.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
