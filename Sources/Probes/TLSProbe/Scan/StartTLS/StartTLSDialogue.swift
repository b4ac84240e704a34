import Checks

/// The words that lead to TLS in protocols that begin in clear.
///
/// RFC 3207 (SMTP, LMTP, submission), RFC 9051 (IMAP), RFC 2595 (POP3), RFC 5804 (ManageSieve), RFC 4217 (FTP),
/// RFC 4511 section 4.14 (LDAP), RFC 6120 section 5 (XMPP), and the documentation of PostgreSQL and MySQL.
struct StartTLSDialogue: Sendable {
    private enum Stage: Sendable { case greeting, offer, answer, over }

    /// What may come in clear at most.
    private static let byteLimit = 64 << 10

    let kind: StartTLSKind
    /// Said to servers that want to know whom they are to speak as.
    let name: String
    /// Put behind the command that begins TLS, in the same write; nil for an honest client.
    var injected: String?

    private(set) var greeting: String?
    private(set) var allowsPlainLogin: Bool?
    /// What came in clear behind the go-ahead, which belongs to no TLS.
    private(set) var leftover: [UInt8] = []
    private(set) var outcome: StartTLSObservation.Outcome?

    private var stage = Stage.greeting
    private var buffer: [UInt8] = []
    /// Lines of the answer that is coming.
    private var lines: [String] = []

    init(_ kind: StartTLSKind, name: String, injected: String? = nil) {
        self.kind = kind
        self.name = name
        self.injected = injected
    }

    /// Why TLS did not begin, for those who wanted to speak it.
    var refusal: ProbeFailure {
        switch outcome {
        case .failed(let failure): failure
        case .notOffered: ProbeFailure(.tls, .rejected, phase: .tls, "it does not offer TLS in \(kind.rawValue)")
        case .refused(let line): ProbeFailure(.tls, .rejected, phase: .tls, "it refuses to begin TLS: `\(line)`")
        case .turnedAway(let line): ProbeFailure(.tls, .rejected, phase: .tls, "it turns this machine away: `\(line)`")
        case .stripped(let what):
            ProbeFailure(.tls, .rejected, phase: .tls, "the offer of TLS was taken out on the way: `\(what)`")
        case .otherProtocol(let line):
            ProbeFailure(.tls, .notTLS, phase: .tls, "it does not speak \(kind.rawValue): it says `\(line)`")
        case .begun, nil: ProbeFailure(.tls, .closed, phase: .tls, "TLS was begun and nothing followed")
        }
    }

    mutating func opening() -> Move {
        switch kind {
        case .postgres:
            stage = .answer
            // SSLRequest: its length and the code 80877103.
            return .send([0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F] + extra)
        case .ldap:
            stage = .answer
            // ExtendedRequest 1 with the name 1.3.6.1.4.1.1466.20037 (RFC 4511 section 4.14.1).
            let name = Array("1.3.6.1.4.1.1466.20037".utf8)
            return .send([0x30, 0x1D, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16] + name + extra)
        case .xmpp, .xmppServer:
            stage = .offer
            return .send(Array(streamHeader.utf8))
        default: return .wait
        }
    }

    mutating func received(_ bytes: [UInt8]) -> Move {
        buffer += bytes
        guard buffer.count <= Self.byteLimit else {
            return end(.failed(ProbeFailure(.tls, .tooLarge, phase: .tls, "over 64 KiB came before TLS")))
        }
        switch kind {
        case .postgres: return postgres()
        case .ldap: return ldap()
        case .mysql: return mysql()
        case .xmpp, .xmppServer: return xmpp()
        default: return readLines()
        }
    }

    mutating func ended(_ failure: ProbeFailure) {
        guard outcome == nil else { return }
        let said = String(decoding: buffer.prefix(Self.lineLimit), as: UTF8.self)
        if greeting == nil, !buffer.isEmpty { return _ = end(.otherProtocol(Self.printable(said))) }
        let place =
            switch stage {
            case .greeting: "before its greeting"
            case .offer: "before it said what it offers"
            case .answer, .over: "when TLS was to begin"
            }
        let detail =
            failure.kind == .closed ? "the connection was closed \(place)" : "\(failure.detail), \(place)"
        outcome = .failed(ProbeFailure(failure.layer, failure.kind, phase: failure.phase, detail))
    }

    // MARK: lines

    private static let lineLimit = 512

    private mutating func readLines() -> Move {
        while outcome == nil, let end = buffer.firstIndex(of: 0x0A) {
            let line = String(decoding: buffer[..<end].prefix(Self.lineLimit), as: UTF8.self)
            buffer.removeFirst(end + 1)
            let move = take(line.last == "\r" || line.last == "\r\n" ? String(line.dropLast()) : line)
            if move != .wait { return move }
        }
        return .wait
    }

    private mutating func take(_ line: String) -> Move {
        if greeting == nil { greeting = Self.printable(line) }
        lines.append(line)
        guard let isGood = words.verdict(line, at: stage == .greeting ? .greeting : stage == .offer ? .offer : .answer)
        else { return .wait }
        let answer = lines
        lines = []
        switch stage {
        case .greeting:
            guard isGood else {
                return end(words.isForeign(line) ? .otherProtocol(shown(line)) : .refused(shown(line)))
            }
            guard let question = words.question(name) else { return weigh(answer) }
            stage = .offer
            return .send(Array("\(question)\r\n".utf8))
        case .offer:
            // FTP servers without FEAT, POP3 servers without CAPA: they may know TLS all the same.
            return isGood || !words.needsOffer ? weigh(isGood ? answer : []) : end(.refused(shown(line)))
        case .answer:
            guard isGood else { return end(.refused(shown(line))) }
            leftover = buffer
            return end(.begun)
        case .over: return .wait
        }
    }

    private mutating func weigh(_ answer: [String]) -> Move {
        allowsPlainLogin = words.allowsPlainLogin(answer)
        if !words.isOffered(answer), words.needsOffer || !answer.isEmpty {
            let masked = answer.first { line in line.contains("XXXX") || line.uppercased().contains("STARTTL_") }
            return end(masked.map { .stripped(shown($0)) } ?? .notOffered)
        }
        stage = .answer
        return .send(Array("\(words.command)\r\n".utf8) + extra)
    }

    // MARK: messages

    private mutating func postgres() -> Move {
        let said = shown(text(buffer.prefix { $0 != 0x0A && $0 != 0x0D }))
        switch buffer.first {
        case 0x53:
            // What stands behind the one byte came before TLS and is nobody's (CVE-2021-23222).
            leftover = Array(buffer.dropFirst())
            return end(.begun)
        case 0x4E: return end(.notOffered)
        case 0x45 where buffer.count >= 64 || buffer.last == 0: return end(.refused(said))
        case 0x45, nil: return .wait
        default: return buffer.contains(0x0A) || buffer.count >= 64 ? end(.otherProtocol(said)) : .wait
        }
    }

    /// An ExtendedResponse, of which the result code is wanted.
    private mutating func ldap() -> Move {
        guard buffer.first == 0x30 else { return end(.otherProtocol(shown(text(buffer)))) }
        guard buffer.count >= 2 else { return .wait }
        // Some servers write lengths in four bytes where one would do.
        let width = buffer[1] < 0x80 ? 0 : Int(buffer[1] & 0x7F)
        guard width <= 4 else { return end(.otherProtocol(shown(text(buffer)))) }
        guard buffer.count >= 2 + width else { return .wait }
        let length = width == 0 ? Int(buffer[1]) : buffer[2..<2 + width].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.byteLimit else { return end(.otherProtocol(shown(text(buffer)))) }
        guard buffer.count >= 2 + width + length else { return .wait }
        let message = buffer[(2 + width)..<(2 + width + length)]
        leftover = Array(buffer.dropFirst(2 + width + length))
        guard let place = message.firstIndex(of: 0x0A), place + 2 < message.endIndex, message[place + 1] == 1 else {
            return end(.refused("an answer without a result code"))
        }
        let code = message[place + 2]
        return end(code == 0 ? .begun : .refused("result code \(code)"))
    }

    /// The server's first packet says whether it can do TLS; it is then simply begun.
    private mutating func mysql() -> Move {
        guard buffer.count >= 5 else { return .wait }
        let length = Int(buffer[0]) | Int(buffer[1]) << 8 | Int(buffer[2]) << 16
        guard length >= 4, length < Self.byteLimit, buffer[3] == 0, buffer[4] == 10 || buffer[4] == 0xFF else {
            return end(.otherProtocol(shown(text(buffer))))
        }
        guard buffer.count >= 4 + length else { return .wait }
        let packet = buffer[4..<4 + length]
        if packet.first == 0xFF { return end(.turnedAway(shown(text(Array(packet.dropFirst(3)))))) }
        let version = packet.dropFirst().prefix { $0 != 0 }
        greeting = Self.printable(String(decoding: version.prefix(Self.lineLimit), as: UTF8.self))
        // Thread id, eight bytes of challenge and a filler stand between the version and what the server can do.
        let place = version.endIndex + 1 + 4 + 8 + 1
        guard place + 2 <= packet.endIndex else { return end(.otherProtocol(greeting ?? "")) }
        let canDo = UInt16(packet[place]) | UInt16(packet[place + 1]) << 8
        guard canDo & 0x0800 != 0 else { return end(.notOffered) }
        // SSLRequest: protocol 4.1, TLS, secure connection; 16 MiB packets; UTF-8; 23 zeros.
        let request: [UInt8] = [0x00, 0x8A, 0x00, 0x00, 0, 0, 0, 1, 33] + [UInt8](repeating: 0, count: 23)
        outcome = .begun
        stage = .over
        return Move(bytes: [UInt8(request.count), 0, 0, 1] + request + extra, isLast: true)
    }

    private mutating func xmpp() -> Move {
        let text = text(buffer)
        if greeting == nil, text.contains(">") { greeting = shown(String(text.prefix { $0 != "\n" })) }
        if stage == .offer {
            if text.contains("<stream:error") || text.contains("</stream:stream>") { return end(.refused(shown(text))) }
            if let first = buffer.first, first != 0x3C { return end(.otherProtocol(shown(text))) }
            guard text.contains("</stream:features>") || text.contains("<stream:features/>") else { return .wait }
            allowsPlainLogin = text.contains("<mechanism>PLAIN</mechanism>")
            guard text.contains("urn:ietf:params:xml:ns:xmpp-tls") else { return end(.notOffered) }
            buffer = []
            stage = .answer
            return .send(Array("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>".utf8) + extra)
        }
        if text.contains("<failure") || text.contains("<stream:error") { return end(.refused(shown(text))) }
        guard text.contains("<proceed") && text.contains(">") else { return .wait }
        return end(.begun)
    }

    private var streamHeader: String {
        let namespace = kind == .xmppServer ? "jabber:server" : "jabber:client"
        let to = name.filter { $0 != "'" && $0 != "<" && $0 != "&" }
        return "<?xml version='1.0'?><stream:stream xmlns='\(namespace)' "
            + "xmlns:stream='http://etherx.jabber.org/streams' to='\(to)' version='1.0'>"
    }

    // MARK: small things

    private var words: StartTLSWords { StartTLSWords(kind) }
    private var extra: [UInt8] { injected.map { Array("\($0)\r\n".utf8) } ?? [] }

    private mutating func end(_ outcome: StartTLSObservation.Outcome) -> Move {
        self.outcome = outcome
        stage = .over
        return .done
    }

    private func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes.prefix(Self.byteLimit)), as: UTF8.self)
    }

    private func shown(_ text: String) -> String { Self.printable(text) }

    /// At most 512 characters, those of control escaped.
    private static func printable(_ text: String) -> String {
        text.unicodeScalars.prefix(lineLimit).reduce(into: "") { text, scalar in
            if scalar.properties.generalCategory == .control || scalar == "\u{FFFD}" {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
