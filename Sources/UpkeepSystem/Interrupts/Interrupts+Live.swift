extension Interrupts {
    /// SIGINT and SIGTERM of this process, from the first time that somebody waits for them.
    package static let live = Interrupts(
        watch: { SignalWatch.shared.start() },
        first: {
            SignalWatch.shared.start()
            return await SignalWatch.shared.first()
        })
}
