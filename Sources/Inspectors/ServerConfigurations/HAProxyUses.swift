import Checks
import ServerConfiguration

/// The certificates that HAProxy's configuration names: each in one file with its key, or with the key beside it.
struct HAProxyUses {
    private static let others: Set<String> = ["key", "issuer", "ocsp", "sctl", "dh"]
    private static let sections: Set<String> = [
        "global", "defaults", "frontend", "listen", "backend", "crt-store", "resolvers", "userlist", "peers", "mailers",
    ]

    let folder: ConfigurationFolder
    let main: String

    func uses() -> [CertificateUse] {
        guard let bytes = folder.bytes(main) else { return [] }
        var section = ""
        var base = ConfigurationFolder.folder(of: main)
        var found: [CertificateUse] = []
        for statement in HAProxyConfiguration.statements(bytes) {
            let words = Array(statement.arguments)
            let line = CertificateUse.Line(statement.words.joined(separator: " "), at: "\(main):\(statement.line)")
            switch statement.name {
            case let name where Self.sections.contains(name): section = name
            case "crt-base" where section == "global":
                if let written = words.first { base = folder.place(written, base: base) }
            case "bind": found += bind(words, line, base)
            case "load" where section == "crt-store":
                if let written = value("crt", words) {
                    let key = value("key", words).map { folder.place($0, base: base) }
                    found.append(
                        CertificateUse(.haproxy, line: line, certificate: folder.place(written, base: base), key: key))
                }
            default: continue
            }
        }
        return found
    }

    private func value(_ name: String, _ words: [String]) -> String? {
        words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
    }

    private func bind(_ words: [String], _ line: CertificateUse.Line, _ base: String) -> [CertificateUse] {
        guard words.contains("ssl"), let addresses = words.first else { return [] }
        let listeners =
            words.contains("accept-proxy")
            ? []
            : addresses.split(separator: ",").compactMap { address -> CertificateUse.Listener? in
                let parts = address.split(separator: "@", maxSplits: 1)
                guard parts.count < 2 || parts[0] == "ipv4" || parts[0] == "ipv6" else { return nil }
                return parts.last.flatMap { ListenText.listener(String($0)) }
            }
        var found: [CertificateUse] = []
        for (place, word) in words.enumerated() where place + 1 < words.count {
            let path = folder.place(words[place + 1], base: base)
            switch word {
            case "crt":
                found += certificates(at: path).map { made($0, line, [], listeners) }
            case "crt-list":
                let list = folder.bytes(path).map(HAProxyConfiguration.list) ?? []
                for entry in list {
                    let own = CertificateUse.Line(entry.name, at: "\(path):\(entry.line)")
                    found.append(
                        made(
                            folder.place(entry.name, base: base), own, entry.arguments.filter(ListenText.isHost),
                            listeners))
                }
            default: continue
            }
        }
        return found
    }

    private func made(
        _ path: String, _ line: CertificateUse.Line, _ names: [String], _ listeners: [CertificateUse.Listener]
    ) -> CertificateUse {
        CertificateUse(
            .haproxy, line: line, certificate: path, key: key(beside: path), names: names, listeners: listeners)
    }

    /// A folder is read whole, without what only belongs to a certificate.
    private func certificates(at path: String) -> [String] {
        guard folder.isFolder(path) else { return [path] }
        let base = path.hasSuffix("/") ? path : path + "/"
        return folder.names(in: path).filter { name in
            let ending = name.split(separator: ".").last.map(String.init) ?? ""
            return !name.hasPrefix(".") && !Self.others.contains(ending)
        }.map { base + $0 }.filter(folder.isFile)
    }

    /// `shop.pem.key`, or `shop.key` for `shop.crt`; nil when there is neither: then the key is in the file itself.
    private func key(beside path: String) -> String? {
        let stem = path.hasSuffix(".crt") ? String(path.dropLast(4)) : path
        return [path + ".key", stem + ".key"].first(where: folder.isFile)
    }
}
