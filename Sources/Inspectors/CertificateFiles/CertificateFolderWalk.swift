import CertificateReader
package import UpkeepSystem

/// The files below a folder that may hold certificates and keys.
package struct CertificateFolderWalk: Sendable {
    /// What was found, and what was left aside.
    package struct Found: Sendable, Hashable {
        package var paths: [String] = []
        /// What looks like a part of a server's configuration.
        package var configurations: [String] = []
        /// Folders that nobody let us look into.
        package var closed: [String] = []
        /// There is more than is looked at.
        package var isCutShort = false
    }

    private static let deepest = 8
    private static let mostEntries = 20_000
    private static let mostFiles = 2000
    /// Bytes of a file without a telling name.
    private static let nameless = 256 << 10

    private static let past: Set<String> = ["archive", "keys", "csr", "accounts"]
    private static let endings: Set<String> = ["pem", "crt", "cer", "cert", "der", "key", "p12", "pfx", "p7b"]

    private let files: Files

    package init(files: Files) { self.files = files }

    /// In the order of names, folder by folder. Links to files are followed, as `live` of certbot is made of them; links
    /// to folders are not.
    package func files(below root: String) throws(FileError) -> Found {
        var found = Found()
        var waiting = [(path: root, depth: 0)]
        var entries = 0
        // The folder that was named must be there; those below it may be closed.
        _ = try files.list(root)
        while !waiting.isEmpty {
            let (folder, depth) = waiting.removeFirst()
            guard let names = try? files.list(folder) else {
                found.closed.append(folder)
                continue
            }
            // certbot keeps every certificate and key there has ever been beside those in use.
            let isCertbot = names.contains("live") && names.contains("renewal")
            for name in names where !(isCertbot && Self.past.contains(name)) {
                entries += 1
                guard entries <= Self.mostEntries, found.paths.count < Self.mostFiles else {
                    found.isCutShort = true
                    return found
                }
                let path = (folder.hasSuffix("/") ? folder : folder + "/") + name
                guard let own = (try? files.facts(path)).flatMap({ $0 }) else { continue }
                if own.kind == .folder {
                    if depth < Self.deepest { waiting.append((path, depth + 1)) } else { found.isCutShort = true }
                } else {
                    switch kind(path, name, own) {
                    case .certificates: found.paths.append(path)
                    case .configuration: found.configurations.append(path)
                    case .other: break
                    }
                }
            }
        }
        return found
    }

    private enum Kind {
        case certificates, configuration, other
    }

    private func kind(_ path: String, _ name: String, _ own: FileFacts) -> Kind {
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let isNamedLikeOne = name.contains(".") && Self.endings.contains(ending)
        guard own.kind != .special else { return .other }
        do throws(FileError) {
            // A link that leads nowhere is what a renewal that broke off leaves behind.
            guard let facts = try files.factsOfTarget(path) else { return isNamedLikeOne ? .certificates : .other }
            guard facts.kind == .file else { return .other }
            if isNamedLikeOne { return isOther(path, ending) ? .other : .certificates }
            guard facts.size <= Self.nameless, facts.size > 0 else { return .other }
            return Self.kind(try files.read(path, limit: Self.nameless), name)
        } catch {
            return isNamedLikeOne && error.kind == .symbolicLink ? .certificates : .other
        }
    }

    /// Keys of name servers are called like ours, and packages leave files behind that hold but comments.
    private func isOther(_ path: String, _ ending: String) -> Bool {
        guard let bytes = try? files.read(path, limit: Self.nameless), FileKind(bytes) == .text else { return false }
        return ending == "key"
            || bytes.split(separator: 0x0A).allSatisfy { $0.first { $0 != 0x20 } ?? 0x23 == 0x23 }
    }

    private static func kind(_ bytes: [UInt8], _ name: String) -> Kind {
        switch FileKind(bytes) {
        case .certificate, .privateKey, .pkcs12: return .certificates
        case .pem:
            let labels = (try? PEMReader.blocks(in: bytes))?.map(\.label) ?? []
            let isOne = labels.contains {
                $0 == "CERTIFICATE" || $0.hasSuffix("PRIVATE KEY") && !$0.hasPrefix("OPENSSH")
            }
            return isOne ? .certificates : .other
        case .text:
            let isCopy = copies.contains { name.hasSuffix($0) }
            return !isCopy && ConfigurationSniffer.software(bytes) != nil ? .configuration : .other
        default: return .other
        }
    }

    /// What editors and packages leave beside a configuration.
    private static let copies = [
        "~", ".bak", ".old", ".orig", ".save", ".dist", ".sample", ".example", ".dpkg-dist",
        ".dpkg-old", ".dpkg-new", ".rpmnew", ".rpmsave",
    ]
}
