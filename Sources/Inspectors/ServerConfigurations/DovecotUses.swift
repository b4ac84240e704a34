import Checks
import ServerConfiguration

/// The certificates that Dovecot's configuration names.
struct DovecotUses {
    private struct Setting {
        var path: String
        var line: CertificateUse.Line
    }

    private struct Scope {
        var words: [String]
        var certificate: Setting?
        var key: Setting?
    }

    /// What listens for which protocol, unless told otherwise.
    private static let usual: [(name: String, service: String, port: UInt16, starttls: StartTLSKind?)] = [
        ("imaps", "imap", 993, nil), ("imap", "imap", 143, .imap), ("pop3s", "pop3", 995, nil),
        ("pop3", "pop3", 110, .pop3), ("sieve", "sieve", 4190, .sieve),
    ]

    let folder: ConfigurationFolder
    let main: String

    func uses() -> [CertificateUse] {
        var scopes = [Scope(words: [])]
        var protocols = ""
        var ports: [String: UInt16] = [:]
        var isOff = false
        var found: [CertificateUse] = []
        let statements = folder.statements(of: main, read: DovecotConfiguration.statements) { statement, file in
            guard statement.name.hasPrefix("!include"), let pattern = statement.arguments.first else { return nil }
            return folder.expanded(folder.place(pattern, base: ConfigurationFolder.folder(of: file)))
        }
        for (file, statement) in statements {
            switch statement.kind {
            case .open: scopes.append(Scope(words: statement.words))
            case .close:
                guard scopes.count > 1 else { continue }
                let scope = scopes.removeLast()
                if let use = use(scope, around: scopes[0]) { found.append(use) }
            case .simple:
                guard let value = statement.arguments.first else { continue }
                let place = scopes.count - 1
                switch statement.name {
                case "ssl_cert", "ssl_server_cert_file":
                    scopes[place].certificate = setting(statement, value, file) ?? scopes[place].certificate
                case "ssl_key", "ssl_server_key_file":
                    scopes[place].key = setting(statement, value, file) ?? scopes[place].key
                case "protocols" where place == 0:
                    protocols = value.replacing("$protocols", with: protocols)
                case "ssl" where place == 0: isOff = value == "no"
                case "port" where scopes[place].words.first == "inet_listener":
                    if let name = scopes[place].words.last, let port = UInt16(value) { ports[name] = port }
                default: continue
                }
            }
        }
        if let use = use(scopes[0], around: scopes[0]) { found.insert(use, at: 0) }
        let spoken = Set(protocols.split { " \t,".contains($0) }.map(String.init))
        let listeners = Self.usual.compactMap { usual -> CertificateUse.Listener? in
            let port = ports[usual.name] ?? usual.port
            return spoken.contains(usual.service) && port > 0
                ? .init(nil, port, starttls: usual.starttls) : nil
        }
        guard !isOff else { return [] }
        return found.map { use in
            var use = use
            // Protocols may have certificates of their own, and which is where is not worked out here.
            use.listeners = use.names.isEmpty && found.count(where: \.names.isEmpty) > 1 ? [] : listeners
            return use
        }
    }

    private func use(_ scope: Scope, around outer: Scope) -> CertificateUse? {
        guard let certificate = scope.certificate else { return nil }
        let key = scope.key ?? outer.key
        let names = scope.words.first == "local_name" ? scope.words.dropFirst().filter(ListenText.isHost) : []
        return CertificateUse(
            .dovecot, line: certificate.line, certificate: certificate.path, key: key?.path, keyLine: key?.line,
            names: names)
    }

    /// Up to 2.3 `<` stands before a file; without it the value is the certificate itself.
    private func setting(_ statement: ConfigurationStatement, _ value: String, _ file: String) -> Setting? {
        let written = value.hasPrefix("<") ? value.dropFirst().drop { $0 == " " } : value[...]
        guard value.hasPrefix("<") || statement.name.hasSuffix("_file"), !written.isEmpty else { return nil }
        return Setting(
            path: folder.place(String(written), base: ConfigurationFolder.folder(of: file)),
            line: .init("\(statement.name) = \(value)", at: "\(file):\(statement.line)"))
    }
}
