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

    private let plan: PortPlan
    private let peer: String
    private let serverName: String?
    private let sessions: TLSSessions
    private let deadline: NIODeadline
    private let done: EventLoopPromise<ProbeFailure?>

    private(set) var phases = PhaseTimings()
    private(set) var steps: [PortObservation.Step] = []
    private(set) var presented: [[UInt8]] = []
    private(set) var tlsVersion: String?
    private var context: ChannelHandlerContext?
    private var remaining: ArraySlice<PortPlan.Step>
    private var line: [UInt8] = []
    private var unmatched = 0
    private var lastLine: String?
    private var firstTLSBytes: [UInt8] = []
    private var handshaking = false
    private var started = NIODeadline.now()
    private var stepStart = NIODeadline.now()
    private var timer: Scheduled<Void>?
    private var isOver = false

    init(
        plan: PortPlan, peer: String, serverName: String?, sessions: TLSSessions, deadline: NIODeadline,
        done: EventLoopPromise<ProbeFailure?>
    ) {
        self.plan = plan
        self.peer = peer
        self.serverName = serverName
        self.sessions = sessions
        self.deadline = deadline
        self.done = done
        remaining = plan.dialogue[...]
    }

    /// What it came to: nil when every step went as configured.
    func outcome() async -> ProbeFailure? {
        // The promise is only ever succeeded.
        (try? await done.futureResult.get()) ?? nil
    }

    /// No connection was made, so there is nothing to wait for.
    func abandon() {
        isOver = true
        done.succeed(nil)
    }

    func close() { context?.close(promise: nil) }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        phases[.connect] = (NIODeadline.now() - started).duration
        stepStart = .now()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: deadline) { bound.value.timedOut() }
        if plan.immediateTLS, !plan.closed { startTLS() } else { advance() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView where !isOver {
            if byte == 0x0A { receivedLine() } else { line.append(byte) }
            unmatched += 1
            if unmatched > Self.patience { tooTalkative() }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // A prompt or a banner without a line end counts once nothing follows it.
        if !line.isEmpty, case .expect(let pattern) = remaining.first, Self.matches(pattern, line) { receivedLine() }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted = event as? TLSUserEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        handshaking = false
        tlsVersion = TLSFailure.version(context.pipeline.syncOperations)
        phases[.tls] = (NIODeadline.now() - stepStart).duration
        if !plan.immediateTLS || !remaining.isEmpty, case .starttls = remaining.first { finishStep(received: nil) }
        advance()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !line.isEmpty { receivedLine() }
        end(
            handshaking
                ? ProbeFailure(.tls, .closed, phase: .tls, "`\(peer)` closed the connection during the TLS handshake")
                : ProbeFailure(.content, .closed, "`\(peer)` closed the connection \(waitingFor)"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if handshaking {
            end(TLSFailure.read(error, peer: peer, firstBytes: firstTLSBytes))
        } else if !TLSFailure.isUncleanEnd(error) {
            let failure = NetFailure(error, peer: peer)
            end(ProbeFailure(.content, failure.probeKind, "\(failure.message) \(waitingFor)"))
        }
    }

    // MARK: the steps

    private func advance() {
        while let step = remaining.first, !isOver {
            switch step {
            case .expect: return
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

    private func receivedLine() {
        if line.last == 0x0D { line.removeLast() }
        let text = Self.printable(line)
        let bytes = line
        line = []
        lastLine = text
        guard case .expect(let pattern) = remaining.first, Self.matches(pattern, bytes) else { return }
        finishStep(received: text)
        advance()
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
        guard line.isEmpty else {
            // Bytes sent in clear after the go-ahead must not be taken as part of the secured dialogue.
            end(ProbeFailure(.tls, .malformed, "`\(peer)` sent more text in clear after agreeing to TLS"))
            return
        }
        handshaking = true
        stepStart = .now()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        do {
            let tls = try sessions.handler(plan: plan.tls, serverName: serverName, protocols: []) { chain in
                bound.value.presented = chain
            }
            let tap = FirstBytes { bound.value.firstTLSBytes = $0 }
            try context.pipeline.syncOperations.addHandlers([tap, tls], position: .before(self))
        } catch let error as TLSSetupError {
            end(ProbeFailure(.tls, .local, phase: .tls, error.message))
        } catch {
            end(TLSFailure.read(error, peer: peer, firstBytes: []))
        }
    }

    private func timedOut() {
        end(
            handshaking
                ? ProbeFailure(
                    .tls, .timedOut, phase: .tls, "`\(peer)` did not finish the TLS handshake before the time was up")
                : ProbeFailure(.content, .timedOut, "the time was up \(waitingFor) from `\(peer)`"))
    }

    private func tooTalkative() {
        end(
            ProbeFailure(
                .content, .tooLarge, "`\(peer)` sent over \(Self.patience >> 10) KiB without what was expected, \(waitingFor)"))
    }

    private func end(_ failure: ProbeFailure?) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        if failure != nil, let step = remaining.first {
            steps.append(.init(step: step.text, received: lastLine, elapsed: (NIODeadline.now() - stepStart).duration))
        }
        done.succeed(failure)
    }

    private var waitingFor: String {
        guard let step = remaining.first else { return "after the dialogue" }
        let seen = lastLine.map { "; the last line was `\($0)`" } ?? ""
        return "while waiting for \(step.text)\(seen)"
    }

    private static func matches(_ pattern: TextPattern, _ bytes: [UInt8]) -> Bool {
        if case .yes = pattern.matches(bytes) { true } else { false }
    }

    private static func printable(_ bytes: [UInt8]) -> String {
        var text = ""
        for scalar in String(decoding: bytes.prefix(512), as: UTF8.self).unicodeScalars {
            if scalar.properties.generalCategory == .control {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
