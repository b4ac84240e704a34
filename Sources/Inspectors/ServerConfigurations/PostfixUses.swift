import Checks
import ServerConfiguration

/// The certificates that Postfix's `main.cf` and `master.cf` name for those who deliver mail here.
struct PostfixUses {
    private typealias Setting = (value: String, line: CertificateUse.Line)
    private static let ports: [String: UInt16] = ["smtp": 25, "submission": 587, "submissions": 465, "smtps": 465]

    let folder: ConfigurationFolder
    let main: String

    func uses() -> [CertificateUse] {
        guard let bytes = folder.bytes(main) else { return [] }
        var settings: [String: Setting] = [:]
        for statement in PostfixConfiguration.parameters(bytes) {
            guard let value = statement.arguments.first else { continue }
            settings[statement.name] = (
                value, .init("\(statement.name) = \(value)", at: "\(main):\(statement.line)")
            )
        }
        let base = ConfigurationFolder.folder(of: main)
        let master = (base.isEmpty ? "" : base + "/") + "master.cf"
        guard let bytes = folder.bytes(master) else {
            return made(settings, port: 25, address: nil)
        }
        var found: [CertificateUse] = []
        for service in PostfixConfiguration.services(bytes) {
            let words = service.words
            guard words.count > 7, words[1] == "inet", words[7] == "smtpd" else { continue }
            let (host, port) = place(words[0])
            guard let port else { continue }
            var own = settings
            for (name, value) in options(words[8...]) {
                own[name] = (value, .init("-o \(name)=\(value)", at: "\(master):\(service.line)"))
            }
            found += made(own, port: port, address: host)
        }
        return found
    }

    /// `smtp`, `587`, `127.0.0.1:2525`, `[::1]:smtp`.
    private func place(_ text: String) -> (host: String?, port: UInt16?) {
        let colon = text.lastIndex(of: ":")
        let name = colon.map { String(text[text.index(after: $0)...]) } ?? text
        return (colon.map { String(text[..<$0]) }, Self.ports[name] ?? UInt16(name))
    }

    /// `-o name=value`, `-o { name = value with blanks }`.
    private func options(_ words: ArraySlice<String>) -> [(String, String)] {
        var found: [(String, String)] = []
        var rest = words
        while let word = rest.popFirst() {
            guard word == "-o", var text = rest.popFirst() else { continue }
            if text.hasPrefix("{") {
                while !text.hasSuffix("}"), let more = rest.popFirst() { text += " " + more }
                text = String(text.dropFirst().prefix { $0 != "}" })
            }
            guard let sign = text.firstIndex(of: "=") else { continue }
            let trim = { (part: Substring) in part.split(separator: " ").joined(separator: " ") }
            found.append((trim(text[..<sign]), trim(text[text.index(after: sign)...])))
        }
        return found
    }

    private func made(_ settings: [String: Setting], port: UInt16, address: String?) -> [CertificateUse] {
        let value = { (name: String) in expanded(settings[name]?.value ?? "", settings) }
        let isWrapped = value("smtpd_tls_wrappermode") == "yes"
        let level = value("smtpd_tls_security_level")
        let isOffered = isWrapped || ["may", "encrypt"].contains(level) || value("smtpd_use_tls") == "yes"
        let kind: StartTLSKind? = isWrapped ? nil : port == 587 ? .submission : .smtp
        let listener = isOffered ? ListenText.listener("\(address ?? "*"):\(port)", starttls: kind) : nil
        let names = [value("myhostname")].filter(ListenText.isHost)
        let files = value("smtpd_tls_chain_files").split(whereSeparator: { ", \t".contains($0) }).map(String.init)
        if !files.isEmpty, let line = settings["smtpd_tls_chain_files"]?.line {
            return chains(files.map { folder.place($0, base: "") }).map { certificate, key in
                CertificateUse(
                    .postfix, line: line, certificate: certificate, key: key, names: names,
                    listeners: [listener].compactMap { $0 })
            }
        }
        return ["", "ec", "d"].compactMap { kind in
            let path = value("smtpd_tls_\(kind)cert_file")
            guard let line = settings["smtpd_tls_\(kind)cert_file"]?.line, path.hasPrefix("/") else { return nil }
            let key = value("smtpd_tls_\(kind)key_file")
            return CertificateUse(
                .postfix, line: line, certificate: folder.place(path, base: ""),
                key: key.hasPrefix("/") && key != path ? folder.place(key, base: "") : nil,
                keyLine: settings["smtpd_tls_\(kind)key_file"]?.line, names: names,
                listeners: [listener].compactMap { $0 })
        }
    }

    /// Each key begins a chain, in its own file or before the certificates that belong to it.
    private func chains(_ files: [String]) -> [(certificate: String, key: String?)] {
        var found: [(certificate: String, key: String?)] = []
        var key: String?
        for file in files {
            let text = folder.bytes(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            if text.contains("-----BEGIN CERTIFICATE"), !text.contains("PRIVATE KEY-----") {
                if key != nil || found.isEmpty { found.append((file, key)) }
                key = nil
            } else if text.contains("PRIVATE KEY-----"), !text.contains("-----BEGIN CERTIFICATE") {
                key = file
            } else {
                found.append((file, nil))
            }
        }
        return found
    }

    /// `$name` and `${name}`, as often as they are in one another.
    private func expanded(_ text: String, _ settings: [String: Setting]) -> String {
        var text = text
        for _ in 0..<8 where text.contains("$") {
            var result = ""
            var rest = text[...]
            while let sign = rest.firstIndex(of: "$") {
                result += rest[..<sign]
                rest = rest[rest.index(after: sign)...]
                let isBraced = rest.first == "{"
                if isBraced { rest.removeFirst() }
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                rest = rest.dropFirst(name.count)
                if isBraced, rest.first == "}" { rest.removeFirst() }
                result += settings[String(name)]?.value ?? own(String(name))
            }
            text = String((result + rest).prefix(65536))
        }
        return text
    }

    private func own(_ name: String) -> String {
        name == "config_directory" ? ConfigurationFolder.folder(of: main) : ""
    }
}
