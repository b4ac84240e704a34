import Checks
import ServerConfiguration

/// The certificates that Apache's configuration names.
struct ApacheUses {
    private struct Scope {
        /// nil for sections that only group, such as `<IfModule>`.
        var host: Host?
        /// What is in it does not count.
        var isLeftOut: Bool
    }

    private struct Host {
        var listens: [String] = []
        var certificates: [(path: String, line: CertificateUse.Line)] = []
        var keys: [(path: String, line: CertificateUse.Line)] = []
        var chain: String?
        var names: [String] = []
        var isEncrypted = true
    }

    let folder: ConfigurationFolder
    let main: String

    func uses() -> [CertificateUse] {
        var root = ConfigurationFolder.folder(of: main)
        var variables: [String: String] = [:]
        let statements = folder.statements(of: main, read: ApacheConfiguration.statements) { statement, _ in
            guard statement.kind == .simple else { return nil }
            let words = statement.arguments.map { Self.expanded($0, variables) }
            switch statement.name.lowercased() {
            case "serverroot": root = words.first.map { folder.place($0, base: root) } ?? root
            case "define": if words.count > 1 { variables[words[0]] = words[1] }
            case "include", "includeoptional": return words.flatMap { included($0, root) }
            default: break
            }
            return nil
        }
        var stack = [Scope(host: Host(), isLeftOut: false)]
        var found: [CertificateUse] = []
        for (file, statement) in statements {
            switch statement.kind {
            case .open: stack.append(scope(statement, in: stack))
            case .close:
                guard stack.count > 1 else { continue }
                if let host = stack.removeLast().host { found += made(host) }
            case .simple:
                guard let place = stack.lastIndex(where: { $0.host != nil }), stack.last?.isLeftOut == false else {
                    continue
                }
                take(statement, file, root, variables, &stack[place].host)
            }
        }
        if let host = stack[0].host { found += made(host) }
        return found
    }

    private func scope(_ statement: ConfigurationStatement, in stack: [Scope]) -> Scope {
        let isOutside = stack.last?.isLeftOut ?? false
        let name = statement.name.lowercased()
        if name == "virtualhost" {
            return Scope(host: Host(listens: Array(statement.arguments)), isLeftOut: isOutside)
        }
        // Every module is taken to be loaded, as those are that have something to say here.
        let isAbsent = name == "ifmodule" && statement.arguments.first?.hasPrefix("!") ?? false
        return Scope(host: nil, isLeftOut: isOutside || isAbsent)
    }

    private func included(_ pattern: String, _ root: String) -> [String] {
        folder.expanded(folder.place(pattern, base: root)).flatMap { path in
            guard folder.isFolder(path) else { return [path] }
            let base = path.hasSuffix("/") ? path : path + "/"
            return folder.names(in: path).map { base + $0 }.filter(folder.isFile)
        }
    }

    private func take(
        _ statement: ConfigurationStatement, _ file: String, _ root: String, _ variables: [String: String],
        _ host: inout Host?
    ) {
        let words = statement.arguments.map { Self.expanded($0, variables) }
        guard let first = words.first else { return }
        let line = CertificateUse.Line(statement.words.joined(separator: " "), at: "\(file):\(statement.line)")
        switch statement.name.lowercased() {
        case "sslcertificatefile":
            if isPath(first) { host?.certificates.append((folder.place(first, base: root), line)) }
        case "sslcertificatekeyfile": if isPath(first) { host?.keys.append((folder.place(first, base: root), line)) }
        case "sslcertificatechainfile": if isPath(first) { host?.chain = folder.place(first, base: root) }
        case "sslengine": host?.isEncrypted = first.lowercased() != "off"
        case "servername", "serveralias":
            host?.names += words.map { word in
                let name = word.firstRange(of: "://").map { word[$0.upperBound...] } ?? word[...]
                return String(name.prefix { $0 != ":" })
            }
        default: return
        }
    }

    private func isPath(_ text: String) -> Bool { !text.contains("${") && !text.hasPrefix("pkcs11:") }

    private func made(_ host: Host) -> [CertificateUse] {
        let listeners =
            host.isEncrypted ? host.listens.compactMap { ListenText.listener($0, usual: 443) } : []
        return host.certificates.enumerated().map { place, certificate in
            let key = place < host.keys.count ? host.keys[place] : host.keys.first
            return CertificateUse(
                .apache, line: certificate.line, certificate: certificate.path, key: key?.path, keyLine: key?.line,
                chain: host.chain, names: host.names.filter(ListenText.isHost), listeners: listeners)
        }
    }

    /// `${name}` as `Define` has it; others stay.
    private static func expanded(_ text: String, _ variables: [String: String]) -> String {
        guard text.contains("${") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "${"), let close = rest[open.upperBound...].firstIndex(of: "}") {
            let name = String(rest[open.upperBound..<close])
            result += rest[..<open.lowerBound] + (variables[name] ?? "${\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return String((result + rest).prefix(4096))
    }
}
