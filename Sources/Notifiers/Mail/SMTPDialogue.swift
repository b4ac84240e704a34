import Checks
import FoundationEssentials
import NIOSSL

/// The words between us and a mail server, one command at a time.
struct SMTPDialogue {
    private let connection: WireConnection
    private var reader = SMTPReplyReader()
    /// What it said to EHLO, in upper case; empty when it only knows HELO.
    private var extensions: [String] = []

    init(_ connection: WireConnection) { self.connection = connection }

    mutating func greet(_ name: String) async throws {
        let greeting = try await reply()
        guard greeting.isPositive else { throw SMTPRefusal(step: "to talk to us", reply: greeting) }
        try await hello(name)
    }

    /// - Throws: ``SMTPRefusal`` when it does not offer STARTTLS: going on in plain text is what an attacker wants.
    mutating func startTLS(_ context: NIOSSLContext, serverName: String?, hello name: String) async throws {
        guard extensions.contains("STARTTLS") else {
            throw SMTPRefusal(
                step: "", reply: nil,
                missing: "does not offer STARTTLS, and nothing is sent in plain text unless `security: none`")
        }
        try await expect("STARTTLS", step: "STARTTLS")
        guard !reader.hasRest else {
            throw TransportFailure(.malformed, "it spoke on before TLS began, which an attacker would do")
        }
        try await connection.startTLS(context, serverName: serverName)
        // What was said in plain text counts no more (RFC 3207 section 4.2).
        try await hello(name)
    }

    mutating func authenticate(_ user: String, _ password: Secret) async throws {
        // Old servers write `AUTH=`.
        let words = extensions.filter { $0.hasPrefix("AUTH ") || $0.hasPrefix("AUTH=") }
        let offered = Set(words.flatMap { $0.dropFirst(5).split(separator: " ").map(String.init) })
        if offered.contains("PLAIN") {
            let proof = base64("\0\(user)\0\(password.value)")
            try await expect("AUTH PLAIN \(proof)", step: "the user name and password")
        } else if offered.contains("LOGIN") {
            try await expect("AUTH LOGIN", step: "AUTH LOGIN")
            try await expect(base64(user), step: "the user name")
            try await expect(base64(password.value), step: "the user name and password")
        } else {
            throw SMTPRefusal(
                step: "", reply: nil, missing: "offers neither AUTH PLAIN nor AUTH LOGIN, so it cannot be logged in to")
        }
    }

    /// Delivered once anyone gets it; those who do not are named.
    mutating func hand(_ message: MailMessage) async throws -> DeliveryOutcome {
        let size = extensions.contains { $0 == "SIZE" || $0.hasPrefix("SIZE ") } ? " SIZE=\(message.data.count)" : ""
        try await expect("MAIL FROM:<\(message.from)>\(size)", step: "the sender")
        var refused: [(recipient: String, reply: SMTPReply)] = []
        for recipient in message.recipients {
            let reply = try await say("RCPT TO:<\(recipient)>")
            if reply.code == 421 { throw SMTPRefusal(step: "to go on", reply: reply) }
            if !reply.isPositive { refused.append((recipient, reply)) }
        }
        guard refused.count < message.recipients.count else {
            // As long as one may be taken later, it is worth trying again.
            let reply = refused.first { $0.reply.isTransient }?.reply ?? refused.first?.reply
            throw SMTPRefusal(step: "every recipient", reply: reply)
        }
        try await expect("DATA", step: "the mail")
        await connection.send(Self.stuffed(message.data))
        let reply = try await reply()
        guard reply.isPositive else { throw SMTPRefusal(step: "the mail", reply: reply) }
        guard let first = refused.first else { return .delivered }
        return .delivered(
            note: "the mail server took it, but not for \(refused.count) of \(message.recipients.count) recipients, "
                + "such as \(first.recipient): \(first.reply.text)")
    }

    /// A dot that begins a line is doubled, and a dot alone ends the mail (RFC 5321 section 4.5.2).
    static func stuffed(_ data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(data.count + 16)
        var beginsLine = true
        for byte in data {
            if beginsLine, byte == 0x2E { result.append(0x2E) }
            result.append(byte)
            beginsLine = byte == 0x0A
        }
        if !beginsLine { result += [0x0D, 0x0A] }
        return result + [0x2E, 0x0D, 0x0A]
    }

    private mutating func hello(_ name: String) async throws {
        let reply = try await say("EHLO \(name)")
        if reply.isPositive {
            extensions = reply.lines.dropFirst().map { $0.uppercased() }
        } else {
            extensions = []
            try await expect("HELO \(name)", step: "our greeting")
        }
    }

    private mutating func expect(_ command: String, step: String) async throws {
        let reply = try await say(command)
        guard reply.isPositive else { throw SMTPRefusal(step: step, reply: reply) }
    }

    private mutating func say(_ command: String) async throws -> SMTPReply {
        await connection.send(Array("\(command)\r\n".utf8))
        return try await reply()
    }

    private mutating func reply() async throws -> SMTPReply {
        while true {
            if let reply = try reader.next() { return reply }
            guard let bytes = try await connection.receive() else {
                throw TransportFailure(.closed, "the mail server closed the connection")
            }
            reader.add(bytes)
        }
    }

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
