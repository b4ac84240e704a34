extension Interrupts {
    /// SIGINT, SIGTERM and SIGHUP of this process, each from the first time that somebody waits for it.
    package static let live = Interrupts(
        watch: { SignalWatch.shared.start() },
        first: {
            SignalWatch.shared.start()
            return await SignalWatch.shared.first()
        }, hangups: { SignalWatch.shared.hangups() })
}
