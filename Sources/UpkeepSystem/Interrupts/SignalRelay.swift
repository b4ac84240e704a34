import Glibc
import Synchronization

/// Hands signals that are meant for a job to the job: this process only stands before it.
///
/// What the terminal sends goes to the whole foreground group, so the job has it already and gets no second one.
package enum SignalRelay {
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2]

    /// The job; 0 before it has started, -1 after its end.
    private static let target = Atomic<Int32>(0)
    /// What came before it had started, a bit for each signal's number.
    private static let early = Atomic<UInt64>(0)

    /// From now on these signals no longer end this process. One that is ignored stays ignored (`nohup`).
    package static func install() {
        _ = target.load(ordering: .sequentiallyConsistent)
        _ = early.load(ordering: .sequentiallyConsistent)
        for number in signals {
            var before = sigaction()
            guard sigaction(number, nil, &before) == 0, !isIgnored(before) else { continue }
            var action = sigaction()
            // SAFETY: between a signal and its return only async-signal-safe calls happen (signal-safety(7)): atomic
            // operations on variables that are initialised above, and `kill`; errno is put back.
            action.__sigaction_handler.sa_sigaction = { number, information, _ in
                let before = errno
                SignalRelay.pass(number, isFromKernel: information.map { $0.pointee.si_code == SI_KERNEL } ?? false)
                errno = before
            }
            action.sa_flags = SA_SIGINFO | SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    /// The job has started; it gets what came meanwhile.
    package static func start(_ processID: Int32) {
        target.store(processID, ordering: .sequentiallyConsistent)
        let waiting = early.exchange(0, ordering: .sequentiallyConsistent)
        for number in signals where waiting & (1 << UInt64(number)) != 0 { kill(processID, number) }
    }

    /// The job has ended: its number may soon be somebody else's.
    package static func end() { target.store(-1, ordering: .sequentiallyConsistent) }

    private static func pass(_ number: Int32, isFromKernel: Bool) {
        switch target.load(ordering: .sequentiallyConsistent) {
        case 0: early.bitwiseOr(1 << UInt64(number), ordering: .sequentiallyConsistent)
        case let processID where processID > 0 && !isFromKernel: kill(processID, number)
        default: break
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN as (@convention(c) (Int32) -> Void)?, to: Int.self)
    }
}
