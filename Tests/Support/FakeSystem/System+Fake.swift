import Testing
package import UpkeepSystem

extension System {
    /// A machine that has nothing and forbids everything: each use that a test did not provide for is an issue.
    ///
    /// Only the streams and the clock work from the start, because nearly everything uses them.
    package static func fake(
        files: Files = .forbidden, environment: Environment = .forbidden, clock: FakeClock = FakeClock(),
        output: FakeOutput = FakeOutput(), errors: FakeOutput = FakeOutput(), interrupts: Interrupts = .forbidden,
        limits: ResourceLimits = .forbidden, hostName: @escaping @Sendable () -> String = System.forbiddenHostName
    ) -> System {
        System(
            files: files, environment: environment, clock: clock.clock, standardOutput: output.stream,
            standardError: errors.stream, interrupts: interrupts, limits: limits, hostName: hostName)
    }

    package static let forbiddenHostName: @Sendable () -> String = {
        Issue.record("the host name was asked for, and this test provides none")
        return "forbidden"
    }
}
