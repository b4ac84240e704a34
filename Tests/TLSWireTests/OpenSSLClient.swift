import Peers
import TLSWire
import Testing

/// What `openssl s_client -msg` saw of a server.
struct OpenSSLClient {
    /// Handshake messages from the server, TLS 1.3's decrypted.
    let messages: [HandshakeMessage]
    let output: String

    init(port: Int, _ arguments: [String]) async throws {
        // Its input ends at once, or it would wait there after the handshake.
        let script = "exec openssl s_client \"$@\" </dev/null"
        let output = try await run(
            Invocation("sh", ["-c", script, "sh", "-connect", "127.0.0.1:\(port)", "-msg"] + arguments))
        self.output = output.standardOutput
        messages = try Self.messages(output.standardOutput)
    }

    /// `<<< TLS 1.2, Handshake [length 003d], ServerHello`, then lines of hexadecimal numbers.
    private static func messages(_ text: String) throws -> [HandshakeMessage] {
        var messages: [HandshakeMessage] = []
        var bytes: [UInt8]?
        func close() throws {
            guard let message = bytes, let type = message.first else { return }
            messages.append(
                try HandshakeMessage(type: HandshakeType(rawValue: type), body: Array(message.dropFirst(4))))
            bytes = nil
        }
        for line in text.split(separator: "\n") {
            let numbers = line.split(separator: " ").map { UInt8($0, radix: 16) }
            if line.hasPrefix("    "), bytes != nil, numbers.allSatisfy({ $0 != nil }) {
                bytes? += numbers.compactMap { $0 }
            } else {
                try close()
                if line.hasPrefix("<<<"), line.contains(", Handshake ") { bytes = [] }
            }
        }
        try close()
        return messages
    }

    var names: [String] { messages.map(\.type.name) }

    /// A line's text after this beginning.
    func value(_ beginning: String) -> String? {
        output.split(separator: "\n").first { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
    }
}
