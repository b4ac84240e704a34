import Notifiers
import UpkeepConfig
import UpkeepCore
import UpkeepSystem
import UpkeepWatch

/// What keeps a watch going besides looking: changes of its config, and whoever asks whether it lives.
struct WatchLife: Sendable {
    /// How often the config's files are compared with what they were.
    private static let compareEvery = Duration.seconds(5)

    let runner: WatchRunner
    let reader: WatchedConfigReader
    /// As it was at the start.
    let config: WatchedConfig
    let journal: WatchJournal
    let system: System
    /// Puts a config in force in the place of another, as a whole or not at all, and says what is different.
    let put: @Sendable (_ new: WatchedConfig, _ old: WatchedConfig) async throws -> String

    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await follow() }
            group.addTask { await keepAlive() }
        }
    }

    /// Reads the config again when somebody says so, or when its files change; a bad one changes nothing.
    private func follow() async {
        let (wishes, wish) = AsyncStream.makeStream(of: Bool.self, bufferingPolicy: .bufferingNewest(1))
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in system.interrupts.hangups() { wish.yield(true) } }
            group.addTask {
                while !Task.isCancelled {
                    do { try await system.clock.sleep(for: Self.compareEvery) } catch { return }
                    wish.yield(false)
                }
            }
            var config = config
            system.supervisor.ready(Self.watching(config))
            for await isAsked in wishes where isAsked || reader.isChanged(since: config) {
                system.supervisor.reloading(at: .nanoseconds(system.clock.monotonic.nanoseconds))
                config = await reload(config)
                system.supervisor.ready(Self.watching(config))
            }
            group.cancelAll()
        }
    }

    private func reload(_ old: WatchedConfig) async -> WatchedConfig {
        do {
            let new = try reader.read()
            let difference = try await put(new, old)
            journal.plain("the config was read again: \(Self.watching(new)); \(difference)")
            return new
        } catch {
            let failure = (error as? CommandFailure) ?? (error as? any UpkeepError).map { CommandFailure($0) }
            journal.plain("the config has changed and cannot be used; the one before stays in force")
            if let failure { try? system.standardError.write(failure.text(for: system.standardError.terminal)) }
            // Until the files change again there is nothing new to say.
            return old.seen(reader)
        }
    }

    private static func watching(_ config: WatchedConfig) -> String {
        "watching \(config.sites.count) site\(config.sites.count == 1 ? "" : "s")"
    }

    /// Tells the service manager that we live, as long as looks are made.
    private func keepAlive() async {
        guard let limit = system.supervisor.watchdog else { return }
        while !Task.isCancelled {
            // An actor that hangs does not answer, and then nothing is sent.
            if await runner.isWell { system.supervisor.keepAlive() }
            do { try await system.clock.sleep(for: limit / 2) } catch { return }
        }
    }
}
