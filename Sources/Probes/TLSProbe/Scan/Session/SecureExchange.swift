import Checks
import TLSWire

/// A handshake of our own: TLS 1.3, and TLS 1.2 with a curve and AEAD, opened and if wanted finished; older ones are
/// read as far as they are in clear.
struct SecureExchange: Conversation {
    let goal: SessionGoal
    /// Said inside TLS once it stands, in place of a farewell.
    private let words: [UInt8]?
    /// Begins another handshake inside the first, if that is of TLS 1.2.
    private let renegotiates: Bool
    private let offer: SessionOffer
    private(set) var hello: ClientHello
    private var keys: [KeyAgreement]

    private(set) var reply = ServerReply()
    private(set) var encrypted: EncryptedExtensions?
    private(set) var certificateVerify: CertificateVerify?
    /// What the server signed; nil where it signs nothing.
    private(set) var proof: HandshakeProof?
    /// The server's Finished came and fits all that was said.
    private(set) var isProven = false
    /// What it sent does not fit the keys that both agreed on: no client goes on from there.
    private(set) var isForged = false
    /// Whether it took up the handshake inside the first; nil while that is not known.
    private(set) var renegotiation: Seen<Bool>?
    /// The group of the keys, once there are any.
    private(set) var group: NamedGroup?
    private(set) var wasAskedAgain = false
    private(set) var modern: ModernKeys?
    /// From which tickets of TLS 1.3 take their keys.
    private(set) var resumption: [UInt8]?
    /// What came inside TLS.
    private(set) var heard: [UInt8] = []

    private var reader: TLSServerReader
    private var transcript: [UInt8] = []
    private var classic: ClassicKeys?
    private var client: RecordProtection?
    private var server: RecordProtection?
    private var isAnswered = false
    /// Our Finished of TLS 1.2.
    private var clientProof: [UInt8] = []
    private var out: [UInt8] = []

    init(_ offer: SessionOffer, goal: SessionGoal, saying words: [UInt8]? = nil, renegotiating: Bool = false) {
        self.offer = offer
        self.goal = goal
        self.words = words
        renegotiates = renegotiating
        let first = offer.versions.contains(.tls13) ? offer.groups.first { KeyAgreement.groups.contains($0) } : nil
        keys = first.flatMap { goal == .chain ? KeyAgreement(keeping: $0) : KeyAgreement($0) }.map { [$0] } ?? []
        let isModern = offer.versions.contains(.tls13)
        hello = offer.hello(
            shares: keys.map(\.share), random: TLSRandom.bytes(32), sessionID: isModern ? TLSRandom.bytes(32) : [])
        reader = TLSServerReader(offered: hello.offeredExtensions, messageLimit: ServerReply.messageLimit)
    }

    /// TLS 1.2 with a hello of the caller's.
    init(_ hello: ClientHello, goal: SessionGoal) {
        offer = SessionOffer(versions: [.tls12])
        self.goal = goal
        words = nil
        renegotiates = false
        self.hello = hello
        keys = []
        reader = TLSServerReader(offered: hello.offeredExtensions, messageLimit: ServerReply.messageLimit)
    }

    mutating func opening() -> Move {
        do {
            (hello, transcript) = try hello.paddedWithMessage()
            return .send(TLSRecord.encode(.handshake, hello.recordVersion, transcript))
        } catch {
            fail(.local, "the hello cannot be written: \(error.message)")
            return .done
        }
    }

    mutating func received(_ bytes: [UInt8]) -> Move {
        reader.append(bytes.span)
        do throws(TLSWireError) {
            while let event = try reader.next() {
                take(event)
                guard !isOver else { return last() }
            }
        } catch {
            reply.end(.wire(error))
            return last()
        }
        defer { out = [] }
        return .send(out)
    }

    mutating func ended(_ failure: ProbeFailure) {
        reply.notes = reader.notes
        if isRenegotiating, renegotiation == nil {
            let isNo = failure.kind == .closed || failure.kind == .reset
            renegotiation = isNo ? .seen(false) : .failed(failure)
        }
        do throws(TLSWireError) {
            try reader.finish()
            reply.end(failure)
        } catch {
            reply.end(failure.kind == .closed || failure.kind == .timedOut ? .wire(error, after: failure) : failure)
        }
    }

    /// What came of it is all that will.
    private var isOver: Bool {
        if reply.failure != nil || reply.alert != nil { return true }
        guard reply.hello != nil else { return false }
        switch goal {
        case .chain: return isTLS13 ? isProven : reply.isHelloDone
        case .session:
            // A suite that cannot be spoken ends where TLS 1.2's clear part does.
            guard isAnswered else { return !isTLS13 && reply.isHelloDone }
            if isRenegotiating { return renegotiation != nil }
            return isProven && (words == nil ? reply.ticket != nil || !isTLS13 : heard.contains(0x0A))
        }
    }

    private var isRenegotiating: Bool { renegotiates && isProven && !isTLS13 }

    private var isTLS13: Bool { reply.hello.map { $0.version >= .tls13 } ?? false }

    private mutating func last() -> Move {
        reply.notes = reader.notes
        defer { out = [] }
        return Move(bytes: out, isLast: true)
    }

    private mutating func fail(_ kind: ProbeFailure.Kind, _ detail: String) {
        reply.end(ProbeFailure(.tls, kind, phase: .tls, detail))
    }

    // MARK: what comes

    private mutating func take(_ event: TLSEvent) {
        switch event {
        case .handshake(let message, let raw): take(message, raw)
        case .unreadable(let raw, _):
            transcript += raw.bytes
            reply.take(event)
        case .protected(let record): open(record)
        case .alert where isRenegotiating:
            // Whatever it is about: one that goes on renegotiating says so with a hello.
            renegotiation = .seen(false)
        default:
            // After a ChangeCipherSpec of TLS 1.2 comes the server's Finished, which is opened here.
            if case .changeCipherSpec = event { return }
            reply.take(event)
        }
    }

    private mutating func open(_ record: TLSRecord) {
        guard var protection = server else {
            return fail(.malformed, "an encrypted record came before there were keys")
        }
        guard let (type, content) = protection.open(record) else {
            isForged = true
            return fail(.malformed, "a record cannot be decrypted with the keys agreed")
        }
        server = protection
        switch type {
        case .applicationData: heard += content.prefix(max(0, Self.hearingLimit - heard.count))
        case .handshake where !isTLS13 && classic != nil && !isProven: proveClassic(content)
        default: reader.takeDecrypted(type, content)
        }
    }

    private static let hearingLimit = 4096
    private static let transcriptLimit = 4 << 20

    private mutating func take(_ message: ServerMessage, _ raw: HandshakeMessage) {
        if isRenegotiating {
            if case .serverHello = message { renegotiation = .seen(true) }
            return
        }
        switch message {
        case .finished(let proof) where modern != nil:
            proveModern(proof, raw)
            return
        case .helloRetryRequest(let hello):
            reply.take(message)
            askAgain(hello, raw)
            return
        case .newSessionTicket where isProven:
            reply.take(message)
            return
        default: break
        }
        guard transcript.count <= Self.transcriptLimit else {
            return fail(.tooLarge, "over \(Self.transcriptLimit >> 20) MiB of handshake")
        }
        if case .certificateVerify(let verify) = message, let modern {
            proof = HandshakeProof(verify, digest: modern.hash.digest(transcript))
        }
        transcript += raw.bytes
        reply.take(message)
        switch message {
        case .serverHello(let hello) where hello.version > .tls13:
            fail(.malformed, "it answers with \(hello.version), which it was not offered")
        case .serverHello(let hello) where hello.version == .tls13: deriveModern(hello)
        case .encryptedExtensions(let extensions): encrypted = extensions
        case .certificateVerify(let verify): certificateVerify = verify
        case .serverHelloDone:
            group = reply.keyExchange?.group
            if let exchange = reply.keyExchange, let agreed = reply.hello {
                proof = HandshakeProof(exchange, clientRandom: hello.random, serverRandom: agreed.random)
            }
            if goal == .session { answerClassic() }
        default: break
        }
    }

    // MARK: TLS 1.3

    private mutating func askAgain(_ request: ServerHello, _ raw: HandshakeMessage) {
        guard !wasAskedAgain else { return fail(.malformed, "it asks for another hello twice") }
        wasAskedAgain = true
        let wanted = request.requestedGroup
        if let wanted {
            guard let key = KeyAgreement(wanted) else {
                return fail(.handshake, "it wants a key of the group \(wanted), which is not spoken here")
            }
            keys = [key]
        }
        do {
            let hash = SuiteHash(request.cipherSuite)
            transcript = try HandshakeMessage.messageHash(hash.digest(transcript)) + raw.bytes
            hello = offer.hello(
                shares: keys.map(\.share), random: hello.random, sessionID: hello.sessionID, cookie: request.cookie)
            reader.offer(hello.offeredExtensions)
            transcript += try hello.message()
            out += TLSRecord.changeCipherSpec(.tls12)
            out += try TLSRecord.encode(.handshake, .tls12, hello.message())
        } catch {
            fail(.local, "the second hello cannot be written")
        }
    }

    private mutating func deriveModern(_ hello: ServerHello) {
        guard RecordProtection.knows(hello.cipherSuite) else {
            return fail(.handshake, "it chose \(hello.cipherSuite), which was not offered")
        }
        guard let share = hello.keyShare, let key = keys.first(where: { $0.group == share.group }),
            let secret = key.secret(with: share.publicKey)
        else { return fail(.malformed, "its hello has no key that fits ours") }
        group = share.group
        let schedule = ModernKeys(hello.cipherSuite, secret: secret, transcript: transcript)
        modern = schedule
        server = schedule.serverProtection
        if goal == .session { client = schedule.clientProtection }
        reader.records.fragmentLimit = TLSRecord.ciphertextLimitTLS13
    }

    private mutating func proveModern(_ proof: [UInt8], _ raw: HandshakeMessage) {
        guard let schedule = modern, !isProven else { return fail(.malformed, "its Finished comes twice") }
        guard proof == schedule.serverFinished(transcript: transcript) else {
            isForged = true
            return fail(.malformed, "its Finished does not fit what was said")
        }
        isProven = true
        transcript += raw.bytes
        guard goal == .session else { return }
        let application = schedule.application(transcript: transcript)
        if !wasAskedAgain { out += TLSRecord.changeCipherSpec(.tls12) }
        if reply.request != nil { say(.handshake, [HandshakeType.certificate.rawValue, 0, 0, 4, 0, 0, 0, 0]) }
        let finished = schedule.clientFinished(transcript: transcript)
        say(.handshake, [HandshakeType.finished.rawValue, 0, 0, UInt8(finished.count)] + finished)
        resumption = schedule.resumption(transcript: transcript)
        (client, server) = (application.client, application.server)
        isAnswered = true
        speak()
    }

    // MARK: TLS 1.2

    private mutating func answerClassic() {
        guard let agreed = reply.hello, agreed.version == .tls12, RecordProtection.knows(agreed.cipherSuite),
            case .namedCurve(let curve, let publicKey) = reply.keyExchange?.parameters,
            let key = KeyAgreement(curve), let secret = key.secret(with: publicKey)
        else { return }
        var messages: [UInt8] = []
        if reply.request != nil { messages += [HandshakeType.certificate.rawValue, 0, 0, 3, 0, 0, 0] }
        let point = key.publicKey
        messages +=
            [HandshakeType.clientKeyExchange.rawValue, 0, 0, UInt8(point.count + 1), UInt8(point.count)] + point
        transcript += messages
        out += TLSRecord.encode(.handshake, .tls12, messages)
        let keys = ClassicKeys(
            agreed.cipherSuite, secret: secret, transcript: transcript, isExtended: agreed.hasExtendedMasterSecret,
            clientRandom: hello.random, serverRandom: agreed.random)
        classic = keys
        (client, server) = (keys.client, keys.server)
        out += TLSRecord.changeCipherSpec(.tls12)
        let finished = keys.clientFinished(transcript: transcript)
        say(.handshake, [HandshakeType.finished.rawValue, 0, 0, UInt8(finished.count)] + finished)
        clientProof = finished
        isAnswered = true
    }

    private mutating func proveClassic(_ content: [UInt8]) {
        guard let keys = classic, content.count == 16, content[0] == HandshakeType.finished.rawValue,
            Array(content[4...]) == keys.serverFinished(transcript: transcript)
        else {
            isForged = true
            return fail(.malformed, "its Finished does not fit what was said")
        }
        isProven = true
        if renegotiates { beginAnew() }
        speak()
    }

    /// Another hello, bound to the handshake that was (RFC 5746 section 3.5). The farewell that goes out behind it
    /// brings an end also where it is passed over in silence.
    private mutating func beginAnew() {
        var again = hello
        (again.random, again.sessionID) = (TLSRandom.bytes(32), [])
        again.cipherSuites.removeAll { $0.isSignalling }
        again.extensions.removeAll { $0.type == .renegotiationInfo }
        again.extensions.append(.renegotiationInfo(clientProof))
        guard let message = try? again.message() else { return fail(.local, "the second hello cannot be written") }
        say(.handshake, message, inTranscript: false)
    }

    /// The words that are to be said, or a farewell, to which a server that has nothing more to say answers with its own.
    private mutating func speak() {
        if let words {
            say(.applicationData, words)
        } else {
            say(.alert, [1, TLSAlertDescription.closeNotify.rawValue], inTranscript: false)
        }
    }

    private mutating func say(_ type: TLSContentType, _ content: [UInt8], inTranscript: Bool = true) {
        if inTranscript, type == .handshake { transcript += content }
        guard let record = client?.seal(type, content) else { return fail(.local, "a record cannot be sealed") }
        out += record
    }
}
