package import Checks
package import DNSProbe
package import DNSWire
package import UpkeepCore

/// Puts copies of a zone together from what its servers answer, name by name and type by type.
package struct ZoneCopier: Sendable {
    /// What asking several servers the same came to.
    package struct Result: Sendable {
        package var copies: [Endpoint: ServerCopy] = [:]
        /// Everything that was to be found out.
        package var questions: [DNSQuestion] = []
        /// Names that were asked for without anybody having listed or mentioned them.
        package var guessed: Set<DNSName> = []
        /// Names that answers lead to and that were too many to be asked for.
        package var leftOut: Set<DNSName> = []
    }

    /// Questions to one server that are under way together.
    private static let chunk = 64
    /// Answers lead to further names so many times.
    private static let mostRounds = 6

    private let exchange: ServerExchange
    private let zone: DNSName
    private let began: ContinuousClock.Instant
    private let deadline: ContinuousClock.Instant

    /// - Parameter deadline: What was not answered by then stays open.
    package init(
        _ exchange: ServerExchange, zone: DNSName, began: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) {
        self.exchange = exchange
        self.zone = zone
        self.began = began
        self.deadline = deadline
    }

    /// Asks servers for the names in `plan`, for `names`, and for what answers lead to.
    /// - Parameters:
    ///   - servers: Those that serve the zone; see ``failures(of:)``.
    ///   - step: Called after each name at each server.
    package func copies(
        at servers: [Endpoint], plan: CopyQuestions, names: [DNSName] = [], step: @escaping @Sendable () -> Void = {}
    ) async -> Result {
        var result = Result()
        guard !servers.isEmpty else { return result }
        for server in servers { result.copies[server] = ServerCopy(of: zone) }
        var observed = ObservedNames(of: zone, others: names + plan.names)
        result.guessed = observed.guessed
        var next = observed.begin(with: names + plan.names)
        for _ in 0..<Self.mostRounds where !next.isEmpty && !Task.isCancelled {
            let about = next.map(plan.about).filter { !$0.isEmpty }
            result.questions += about.joined()
            await withTaskGroup(of: (Endpoint, ServerCopy).self) { group in
                for (server, copy) in result.copies {
                    group.addTask { (server, await asked(about, at: server, copy, step)) }
                }
                for await (server, copy) in group { result.copies[server] = copy }
            }
            next = observed.next(after: result.copies.values.flatMap(\.records))
        }
        result.leftOut = observed.leftOut.union(next)
        return result
    }

    /// The copy with what `server` says to the questions that it still lacks.
    package func completed(_ copy: ServerCopy, at server: Endpoint) async -> ServerCopy {
        var copy = copy
        await ask(copy.unanswered.keys.sorted { ($0.name, $0.type) < ($1.name, $1.type) }, at: server, &copy)
        return copy
    }

    /// What part of the time that is left a dead server may take from the living.
    private static let checkShare = 4
    /// Long enough to tell a dead server from a slow one.
    private static let checkPatience = Duration.seconds(4)

    /// Why servers do not serve the zone, to follow "it"; those that do are left out. One that does not answer takes no
    /// more than a part of the time from the others.
    package func failures(of servers: [Endpoint]) async -> [Endpoint: String] {
        let start = DNSQuestion(zone, .soa)
        let now = ContinuousClock.now
        let deadline = min(deadline, now + min(Self.checkPatience, (deadline - now) / Self.checkShare))
        let replies = await exchange.ask(
            servers.map { ServerQuery(start, at: $0, edns: DNSExtension()) }, began: began, deadline: deadline)
        var failures: [Endpoint: String] = [:]
        for reply in replies { failures[reply.query.server] = Self.failure(reply, start) }
        // Silence over UDP may be a firewall's, and an error one that is about EDNS.
        let again = failures.keys.sorted().map { ServerQuery(start, at: $0, over: .tcp, edns: nil) }
        for reply in await exchange.ask(again, began: began, deadline: deadline) {
            if Self.failure(reply, start) == nil { failures[reply.query.server] = nil }
        }
        return failures
    }

    private static func failure(_ reply: ServerReply, _ start: DNSQuestion) -> String? {
        guard let message = reply.message else { return reply.inWords }
        guard message.header.rcode == .noError else {
            return message.header.rcode == .noSuchName
                ? "knows of no such name" : "answers \(message.header.rcode): it does not serve the zone"
        }
        guard message.header.authoritative else {
            return message.header.recursionAvailable
                ? "is a resolver, and no name server of the zone" : "does not serve the zone"
        }
        let isStart = !message.answer(start.name, .soa).isEmpty || message.header.truncated
        return isStart ? nil : "says that `\(start.name.text(trailingDot: start.name.isRoot))` is no zone"
    }

    /// Each name's first question tells whether there is the name, and whether it is an alias.
    private func asked(
        _ about: [[DNSQuestion]], at server: Endpoint, _ copy: ServerCopy, _ step: @Sendable () -> Void
    ) async -> ServerCopy {
        var copy = copy
        for start in stride(from: 0, to: about.count, by: Self.chunk) {
            let names = about[start..<min(about.count, start + Self.chunk)]
            await ask(names.compactMap(\.first), at: server, &copy)
            await ask(names.flatMap { $0.dropFirst() }, at: server, &copy)
            for _ in names { step() }
        }
        let open = copy.unanswered.keys.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
        await ask(open, at: server, over: .tcp, &copy)
        return copy
    }

    private func ask(
        _ questions: [DNSQuestion], at server: Endpoint, over transport: DNSTransport = .udp, _ copy: inout ServerCopy
    ) async {
        let wanted = questions.filter(copy.wants)
        for start in stride(from: 0, to: wanted.count, by: Self.chunk) where !Task.isCancelled {
            guard .now < deadline else { return copy.giveUp(wanted[start...]) }
            let some = wanted[start..<min(wanted.count, start + Self.chunk)]
            // Without DO: signatures are not compared set by set, and answers stay small.
            let queries = some.map { ServerQuery($0, at: server, over: transport, edns: DNSExtension()) }
            var cut: [ServerQuery] = []
            for reply in await exchange.ask(queries, began: began, deadline: deadline) {
                if transport == .udp, reply.message?.header.truncated == true {
                    cut.append(ServerQuery(reply.query.question, at: server, over: .tcp, edns: DNSExtension()))
                } else {
                    copy.take(reply)
                }
            }
            for reply in await exchange.ask(cut, began: began, deadline: deadline) { copy.take(reply) }
        }
    }
}
