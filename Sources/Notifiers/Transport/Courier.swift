import HTTPWire
import UpkeepCore
package import UpkeepNet
package import UpkeepSystem

/// Carries messages to their receivers and says what became of them.
package struct Courier: Sendable {
    private let loops: Loops
    private let book: AddressBook
    private let clock: SystemClock
    private let proxy: HTTPProxy?
    private let commands: CommandRunner
    private let contexts = TLSContexts()

    /// - Parameters:
    ///   - environment: what programs are given `PATH`, `HOME` and `LANG` of.
    ///   - proxy: for HTTPS; mail never goes through it.
    package init(
        loops: Loops, book: AddressBook, clock: SystemClock, environment: Environment, proxy: HTTPProxy? = nil
    ) {
        self.loops = loops
        self.book = book
        self.clock = clock
        self.proxy = proxy
        commands = CommandRunner(environment: environment, clock: clock)
    }

    /// One attempt; several alerts go as one message, as the channel's grouping has it.
    package func deliver(_ alerts: [Alert], through channel: AlertChannel) async -> DeliveryOutcome {
        let notifier = channel.notifier
        let message: OutgoingMessage
        do throws(NotifierError) {
            message =
                alerts.count == 1
                ? try notifier.message(for: alerts[0], at: clock.now)
                : try notifier.message(forAll: alerts, at: clock.now)
        } catch {
            return .never(SecretGuard(notifier.secrets).redacted(error.message))
        }
        let outcome = await carry(message, channel)
        return outcome.mapSentence(SecretGuard(notifier.secrets).redacted)
    }

    /// One request whose answer counts by its status alone, such as a dead man's switch sends; its URL's path is a secret.
    package func ping(_ message: HTTPMessage, within limit: Duration = .seconds(20)) async -> DeliveryOutcome {
        let outcome = await post(message, caFile: nil, within: limit) { $0.outcome() }
        return outcome.mapSentence(SecretGuard(NotifierURL(message.url).secrets).redacted)
    }

    /// What has to be looked up for this channel.
    package func name(for channel: AlertChannel) -> String? {
        guard let destination = channel.notifier.destination else { return nil }
        guard let proxy, !(channel.notifier is MailNotifier), proxy.serves(destination) else { return destination.name }
        return proxy.destination.name
    }

    private func carry(_ message: OutgoingMessage, _ channel: AlertChannel) async -> DeliveryOutcome {
        switch message {
        case .command(let command): return await commands.run(command, within: channel.policy.timeout)
        case .http(let request):
            return await post(request, caFile: channel.caFile, within: channel.policy.timeout) { answer in
                channel.notifier.outcome(of: answer)
            }
        case .mail(let mail):
            let place = Destination(mail.server.host, mail.server.port)
            let sender = SMTPSender(loop: loops.next().loop, contexts: contexts)
            return await reach(place) { addresses in
                try await sender.send(mail, at: addresses, caFile: channel.caFile, within: channel.policy.timeout) {
                    await book.worked($0, for: place)
                }
            }
        }
    }

    private func post(
        _ request: HTTPMessage, caFile: String?, within limit: Duration, _ outcome: (HTTPAnswer) -> DeliveryOutcome
    ) async -> DeliveryOutcome {
        let target = Destination(request.url)
        let proxy = request.url.scheme == .https ? proxy.flatMap { $0.serves(target) ? $0 : nil } : nil
        let sender = HTTPSender(loop: loops.next().loop, contexts: contexts, clock: clock)
        let place = proxy?.destination ?? target
        return await reach(place) { addresses in
            let answer = try await sender.send(request, proxy: proxy, at: addresses, caFile: caFile, within: limit) {
                await book.worked($0, for: place)
            }
            return outcome(answer)
        }
    }

    /// With the addresses that are kept; when none of them takes a connection, with those that DNS has now, if others.
    private func reach(
        _ place: Destination, _ send: ([IPAddress]) async throws -> DeliveryOutcome
    ) async -> DeliveryOutcome {
        do {
            let addresses = try await book.addresses(of: place)
            do {
                return try await send(addresses)
            } catch let failure as TransportFailure where failure.reason == .connect {
                guard let name = place.name else { throw failure }
                let fresh = await book.lookedUp(name).filter { !addresses.contains($0) }
                guard !fresh.isEmpty else { throw failure }
                return try await send(fresh)
            }
        } catch let error as TransportFailure {
            return error.reason == .local ? .never(error.message) : .retry(error.message)
        } catch let error as NotifierError {
            return .never(error.message)
        } catch {
            return .retry("the attempt was interrupted")
        }
    }
}
