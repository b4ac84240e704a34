import Checks
import DNSWire
import UpkeepCore

extension StubResolver {
    /// Asks the servers in order, as often as the settings say, until one gives an answer about the name; NXDOMAIN and
    /// an empty answer are such. Otherwise the most telling of the failures, and the last message that came.
    func ask(_ question: DNSQuestion, deadline: ContinuousClock.Instant) async -> DNSAnswer {
        var sent: [SentQuestion] = []
        var failures: [NameFailure] = []
        var message: DNSMessage?
        for attempt in 0..<settings.attempts {
            for (place, server) in settings.servers.enumerated() {
                let left = deadline - .now
                guard left > .zero, !Task.isCancelled else { break }
                // Every server of this round, and the next round, must get its turn before the deadline.
                let turns = settings.servers.count - place + (attempt + 1 < settings.attempts ? 1 : 0)
                let answer = await exchange.ask(
                    question, of: server, over: settings.usesTCP ? .tcp : .udp,
                    within: min(settings.timeout, left / turns))
                sent += answer.sent
                guard let failure = answer.failure else {
                    return DNSAnswer(message: answer.message, failure: nil, sent: sent)
                }
                failures.append(failure)
                message = answer.message ?? message
            }
        }
        return DNSAnswer(message: message, failure: NameFailure.mostTelling(failures) ?? .timedOut, sent: sent)
    }
}
