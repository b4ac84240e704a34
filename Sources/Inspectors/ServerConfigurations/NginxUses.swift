import Checks
import ServerConfiguration

/// The certificates that nginx's configuration names.
struct NginxUses {
    /// Folders of pieces: what is relative in them is relative to the folder above.
    private static let pieces: Set<String> = ["sites-enabled", "sites-available", "conf.d", "snippets", "vhosts.d"]

    private struct Block {
        var name: String
        var certificates: [(path: String, line: CertificateUse.Line)] = []
        var keys: [(path: String, line: CertificateUse.Line)] = []
        var names: [String] = []
        /// With the words behind the address.
        var listens: [(address: String, words: ArraySlice<String>)] = []
        var isSwitchedOn = false
    }

    let folder: ConfigurationFolder
    let main: String

    func uses() -> [CertificateUse] {
        var stack = [Block(name: "")]
        var servers: [Block] = []
        let base = base
        let statements = folder.statements(of: main, read: NginxConfiguration.statements) { statement, _ in
            guard statement.kind == .simple, statement.name == "include" else { return nil }
            return statement.arguments.flatMap { folder.expanded(folder.place($0, base: base)) }
        }
        for (file, statement) in statements {
            switch statement.kind {
            case .open: stack.append(Block(name: statement.name))
            case .close:
                guard stack.count > 1 else { continue }
                var block = stack.removeLast()
                // What a server does not set itself it has from around it.
                if block.certificates.isEmpty {
                    block.certificates = stack.last { !$0.certificates.isEmpty }?.certificates ?? []
                }
                if block.keys.isEmpty { block.keys = stack.last { !$0.keys.isEmpty }?.keys ?? [] }
                if block.name == "server" { servers.append(block) }
            case .simple: take(statement, file, base, &stack[stack.count - 1])
            }
        }
        // A piece may be the inside of a server.
        if servers.isEmpty, !stack[0].certificates.isEmpty { servers.append(stack[0]) }
        return made(servers)
    }

    private var base: String {
        let own = ConfigurationFolder.folder(of: main)
        let name = own.split(separator: "/").last.map(String.init) ?? ""
        return Self.pieces.contains(name) ? ConfigurationFolder.folder(of: own) : own
    }

    private func take(
        _ statement: ConfigurationStatement, _ file: String, _ base: String, _ block: inout Block
    ) {
        let line = CertificateUse.Line(
            statement.words.joined(separator: " ") + ";", at: "\(file):\(statement.line)")
        switch statement.name {
        case "ssl_certificate", "ssl_certificate_key":
            // A variable is only known in a handshake; `data:` and `engine:` are no files.
            guard let written = statement.arguments.first, !written.contains("$"), !written.hasPrefix("data:"),
                !written.hasPrefix("engine:")
            else { return }
            let path = folder.place(written, base: base)
            if statement.name == "ssl_certificate" {
                block.certificates.append((path, line))
            } else {
                block.keys.append((path, line))
            }
        case "server_name": block.names += statement.arguments
        case "listen":
            if let address = statement.arguments.first {
                block.listens.append((address, statement.arguments.dropFirst()))
            }
        case "ssl": block.isSwitchedOn = statement.arguments.first == "on"
        default: return
        }
    }

    private func made(_ servers: [Block]) -> [CertificateUse] {
        // One server's `ssl` makes the socket one with TLS for all that share it.
        let encrypted = Set(servers.flatMap { $0.listens.filter { $0.words.contains("ssl") }.map(\.address) })
        return servers.flatMap { server in
            let listeners = server.listens.filter { listen in
                (server.isSwitchedOn || encrypted.contains(listen.address)) && !listen.words.contains("quic")
                    && !listen.words.contains("proxy_protocol")
            }.compactMap { ListenText.listener($0.address, usual: 80) }
            return server.certificates.enumerated().map { place, certificate in
                let key = place < server.keys.count ? server.keys[place] : server.keys.first
                return CertificateUse(
                    .nginx, line: certificate.line, certificate: certificate.path, key: key?.path, keyLine: key?.line,
                    names: server.names.filter(ListenText.isHost), listeners: listeners)
            }
        }
    }
}
