import Checks
import NIOCore
import NIOTLS
import TLSProbe
import UpkeepCore
import UpkeepNet

/// Works through a dialogue's steps on one connection: expect a line, send one, start TLS.
final class Dialogue: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes that may come without a line end, or without the expected line, before the peer is called talkative.
    private static let patience = 64 << 10
    /// How long nothing may follow a matching text without line end before it counts as a prompt.
    private static let promptPause = TimeAmount.milliseconds(200)

    let tap = WireTap()
    private let session: PortSession
    private let deadline: NIODeadline
    private let done: EventLoopPromise<ProbeFailure?>

    private(set) var phases = PhaseTimings()
    private(set) var steps: [PortObservation.Step] = []
    private(set) var presented: [[UInt8]] = []
    private(set) var tlsVersion: String?
    private var context: ChannelHandlerContext?
    private var remaining: ArraySlice<PortPlan.Step>
    private var lines = LineReader()
    private var unmatched = 0
    private var lastLine: String?
    private var security = Security.none
    private var isConnected = false
    private var started = NIODeadline.now()
    private var stepStart = NIODeadline.now()
    private var timer: Scheduled<Void>?
    private var promptTimer: Scheduled<Void>?
    private var isOver = false

    private enum Security { case none, handshaking, judging, settled }

    init(session: PortSession, deadline: NIODeadline, done: EventLoopPromise<ProbeFailure?>) {
        self.session = session
        self.deadline = deadline
        self.done = done
        remaining = session.plan.dialogue[...]
    }

    /// What it came to: nil when every step went as configured.
    func outcome() async -> ProbeFailure? {
        // The promise is only ever succeeded.
        (try? await done.futureResult.get()) ?? nil
    }

    /// The caller does not want to know any more.
    func cancel() { end(.cancelled(isConnected ? .content : .connect, phase: isConnected ? nil : .connect)) }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if isOver { tap.closeNow() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        isConnected = true
        phases[.connect] = (NIODeadline.now() - started).duration
        stepStart = .now()
        limit(to: deadline)
        if session.plan.immediateTLS, !session.plan.closed { startTLS() } else { advance() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        promptTimer?.cancel()
        let bytes = unwrapInboundIn(data).readableBytesView
        unmatched += bytes.count
        if unmatched > Self.patience { return tooTalkative() }
        lines.append(bytes)
        readLines()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        waitForPrompt()
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted = event as? TLSUserEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        tlsVersion = TLSFailure.version(context.pipeline.syncOperations)
        phases[.tls] = (NIODeadline.now() - stepStart).duration
        limit(to: deadline)
        if !isOver { judgeCertificate() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let rest = lines.takeRest(), security != .handshaking { received(rest) }
        switch security {
        case .handshaking: end(TLSFailure.closed)
        // The judgement is under way, and without further steps its word is all that was wanted.
        case .judging where remaining.isEmpty: break
        default: end(ProbeFailure(.content, .closed, "the connection was closed \(waitingFor)"))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if security == .handshaking {
            end(TLSFailure.read(error, firstBytes: tap.firstBytes))
        } else if !TLSFailure.isUncleanEnd(error) {
            end(failure(for: error))
        }
    }

    // MARK: the steps

    private func advance() {
        while let step = remaining.first, !isOver {
            switch step {
            case .expect:
                readLines()
                return
            case .send(let text):
                guard let context else { return }
                var buffer = context.channel.allocator.buffer(capacity: text.utf8.count + 2)
                buffer.writeString(text)
                buffer.writeString("\r\n")
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
                finishStep(received: nil)
            case .starttls:
                startTLS()
                return
            }
        }
        end(nil)
    }

    /// Gives the lines that are there to the step that waits for one.
    private func readLines() {
        while !isOver, security != .judging, case .expect = remaining.first, let line = lines.next() { received(line) }
        // Bytes sent in clear after the go-ahead must not be taken as part of the secured dialogue (RFC 3207 section 4.2).
        if security == .handshaking, !lines.isEmpty {
            end(ProbeFailure(.tls, .malformed, phase: .tls, "more text in clear came after the go-ahead for TLS"))
        }
    }

    private func received(_ line: [UInt8]) {
        let text = line.printable
        lastLine = text
        guard case .expect(let pattern) = remaining.first, case .yes = pattern.matches(line) else { return }
        finishStep(received: text)
        advance()
    }

    /// A prompt or a banner without a line end counts once nothing follows it for a while.
    private func waitForPrompt() {
        guard !isOver, let context, !lines.rest.isEmpty, case .expect(let pattern) = remaining.first,
            case .yes = pattern.matches(lines.rest)
        else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        promptTimer = context.eventLoop.scheduleTask(in: Self.promptPause) {
            if let rest = bound.value.lines.takeRest() { bound.value.received(rest) }
        }
    }

    private func finishStep(received: String?) {
        guard let step = remaining.popFirst() else { return }
        let now = NIODeadline.now()
        steps.append(.init(step: step.text, received: received, elapsed: (now - stepStart).duration))
        stepStart = now
        unmatched = 0
    }

    private func startTLS() {
        guard let context else { return }
        security = .handshaking
        stepStart = .now()
        limit(to: min(deadline, stepStart + TimeAmount(session.plan.budget.tls)))
        tap.restart()
        readLines()
        guard !isOver else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        do {
            let tls = try session.handler { bound.value.presented = $0 }
            try context.pipeline.syncOperations.addHandler(tls, position: .before(self))
        } catch let error as TLSSetupError {
            end(ProbeFailure(.tls, .local, phase: .tls, error.message))
        } catch {
            end(TLSFailure.read(error, firstBytes: []))
        }
    }

    private func judgeCertificate() {
        guard let loop = context?.eventLoop else { return }
        security = .judging
        let (session, presented) = (session, presented)
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.makeFutureWithTask { await session.refusal(presented) }.whenSuccess { refusal in
            bound.value.certificateJudged(refusal)
        }
    }

    private func certificateJudged(_ refusal: ProbeFailure?) {
        guard !isOver else { return }
        security = .settled
        if let refusal { return end(refusal) }
        if case .starttls = remaining.first { finishStep(received: nil) }
        advance()
    }

    // MARK: the end

    private func limit(to deadline: NIODeadline) {
        timer?.cancel()
        guard let loop = context?.eventLoop, !isOver else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        timer = loop.scheduleTask(deadline: deadline) { bound.value.timedOut() }
    }

    private func timedOut() {
        end(
            security == .handshaking
                ? TLSFailure.timedOut(after: (NIODeadline.now() - stepStart).duration, firstBytes: tap.firstBytes)
                : ProbeFailure(.content, .timedOut, "the time was up \(waitingFor)"))
    }

    private func tooTalkative() {
        end(ProbeFailure(.content, .tooLarge, "over \(Self.patience >> 10) KiB came \(waitingFor)"))
    }

    /// Ends the connection with what it came to; only the first call counts.
    func end(_ failure: ProbeFailure?) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        promptTimer?.cancel()
        if failure != nil, isConnected, let step = remaining.first {
            steps.append(.init(step: step.text, received: lastLine, elapsed: (NIODeadline.now() - stepStart).duration))
        }
        done.succeed(failure)
        tap.closeNow()
    }

    private func failure(for error: any Error) -> ProbeFailure {
        if let failure = TLSFailure.session(error) { return failure }
        let failure = ProbeFailure.connecting(error)
        return ProbeFailure(.content, failure.kind, "\(failure.detail) \(waitingFor)")
    }

    private var waitingFor: String {
        guard let step = remaining.first else { return "after the dialogue" }
        let seen = lastLine.map { "; the last line was `\($0)`" } ?? ""
        return "while waiting for \(step.text)\(seen)"
    }
}
