import Checks
import DNSWire
import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// One question on its way through UDP, plain UDP and TCP, with what was sent so far.
struct ExchangeRound {
    let group: any EventLoopGroup
    let gate: SendGate
    let question: DNSQuestion
    let server: Endpoint
    let recursionDesired: Bool
    let deadline: ContinuousClock.Instant
    private var sent: [SentQuestion] = []

    init(
        group: any EventLoopGroup, gate: SendGate, question: DNSQuestion, server: Endpoint, recursionDesired: Bool,
        deadline: ContinuousClock.Instant
    ) {
        self.group = group
        self.gate = gate
        self.question = question
        self.server = server
        self.recursionDesired = recursionDesired
        self.deadline = deadline
    }

    mutating func run(over transport: DNSExchangeObservation.Transport) async -> DNSAnswer {
        var edns = true
        var reply = await send(over: transport, edns: edns)
        guard transport == .udp else { return answer(reply) }
        if let message = reply.message, message.header.rcode == .formatError, message.edns == nil {
            edns = false
            reply = await send(over: .udp, edns: edns)
        }
        guard reply.message?.header.truncated == true else { return answer(reply) }
        // What a truncated answer holds may be part of a record set, so it is not used (RFC 2181 §9).
        reply = await send(over: .tcp, edns: edns)
        guard case .failed(let outcome) = reply.ending else { return answer(reply) }
        explainTruncation(outcome)
        return DNSAnswer(message: nil, failure: NameFailure(afterTruncation: outcome), sent: sent)
    }

    private mutating func send(over transport: DNSExchangeObservation.Transport, edns: Bool) async -> WireReply {
        let began = ContinuousClock.now
        let reply = await exchange(over: transport, edns: edns)
        sent.append(
            SentQuestion(
                at: began,
                observation: DNSExchangeObservation(
                    server: server, question: question.name.text(trailingDot: false), type: "\(question.type)",
                    transport: transport, outcome: reply.outcome, elapsed: ContinuousClock.now - began,
                    strays: reply.strays)))
        return reply
    }

    private func exchange(
        over transport: DNSExchangeObservation.Transport, edns: Bool
    ) async -> WireReply {
        var generator = SystemRandomNumberGenerator()
        let asked = DNSQuestion(
            question.name.randomisingCase(using: &generator), question.type, question.recordClass)
        var message = DNSMessage(
            asking: asked, id: generator.next(), recursionDesired: recursionDesired, edns: edns ? DNSExtension() : nil)
        // Without AD in the query a validating resolver keeps its verdict to itself (RFC 6840 §5.7).
        message.header.authenticated = recursionDesired
        do {
            let query = try message.encoded()
            let check = AnswerCheck(id: message.header.id, question: question)
            let loop = group.next()
            return try await gate.pass(on: loop, within: deadline - .now) {
                let left = max(.zero, deadline - .now)
                return try await Self.send(
                    query, check, to: server.socketAddress, over: transport,
                    within: .nanoseconds(left.nanosecondsClamped), on: loop)
            }
        } catch {
            return WireReply(ending: .failed(.unreachable("\(error)")))
        }
    }

    private static func send(
        _ query: [UInt8], _ check: AnswerCheck, to address: SocketAddress,
        over transport: DNSExchangeObservation.Transport, within timeout: TimeAmount, on loop: any EventLoop
    ) async throws -> WireReply {
        let promise = loop.makePromise(of: WireReply.self)
        let handler = NIOLoopBoundBox.makeBoxSendingValue(
            ExchangeHandler(query: query, check: check, transport: transport, timeout: timeout, promise: promise),
            eventLoop: loop)
        return try await withTaskCancellationHandler {
            let channel =
                switch transport {
                case .udp:
                    DatagramBootstrap(group: loop).channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandlers(EnvelopeOpener(), handler.value)
                        }
                    }.connect(to: address)
                case .tcp:
                    ClientBootstrap(group: loop).connectTimeout(.hours(1)).channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            try channel.pipeline.syncOperations.addHandler(handler.value)
                        }
                    }.connect(to: address)
                }
            channel.whenFailure { handler.value.fail($0) }
            return try await promise.futureResult.get()
        } onCancel: {
            loop.execute { handler.value.cancel() }
        }
    }

    /// Says with the failed TCP exchange why there was one.
    private mutating func explainTruncation(_ outcome: DNSExchangeObservation.Outcome) {
        let last = sent.count - 1
        let reason: String? =
            switch outcome {
            case .refused: "nothing listens on TCP"
            case .timedOut: "TCP gave no answer in time"
            case .unreachable(let reason): reason
            case .closed(let reason): reason
            case .answered, .mismatched, .malformed: nil
            }
        guard let reason else { return }
        sent[last].observation.outcome = .closed("the answer was truncated, and over TCP: \(reason)")
    }

    private func answer(_ reply: WireReply) -> DNSAnswer {
        let failure: NameFailure? =
            switch reply.ending {
            case .answer(let message): NameFailure(rcode: message.header.rcode)
            case .failed(let outcome): NameFailure(outcome)
            }
        return DNSAnswer(message: reply.message, failure: failure, sent: sent)
    }
}
