package import UpkeepCore

/// The one door to the machine: everything a command can touch, passed down so that tests can put something else there.
package struct System: Sendable {
    package var files: Files
    package var environment: Environment
    package var clock: SystemClock
    /// Data, and nothing else.
    package var standardOutput: OutputStream
    /// Everything that is not data: errors, hints, progress.
    package var standardError: OutputStream
    package var interrupts: Interrupts
    package var limits: ResourceLimits
    package var hostName: @Sendable () -> String
    /// From the root; nil when there is none any more.
    package var workingFolder: @Sendable () -> String? = { nil }
    package var supervisor = Supervisor.none
    /// Takes a lock without waiting; nil when another process holds it.
    package var lock: @Sendable (String) throws -> FileLock? = { _ in FileLock.unshared }
    package var zone = LocalZone.utc

    package init(
        files: Files, environment: Environment, clock: SystemClock, standardOutput: OutputStream,
        standardError: OutputStream, interrupts: Interrupts, limits: ResourceLimits,
        hostName: @escaping @Sendable () -> String
    ) {
        self.files = files
        self.environment = environment
        self.clock = clock
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.interrupts = interrupts
        self.limits = limits
        self.hostName = hostName
    }

    /// Where this process's probes run from.
    package var vantage: Vantage { Vantage(name: hostName()) }
}
