import CertificateReader
package import Checks

/// Which certificate file and which key file belong together, by the keys themselves, or else by what they are called.
package enum FilePairing {
    /// - Returns: a pair for every file that has certificates and no key, where there is a key file for it.
    package static func pairs(among files: [FileObservation]) -> [FiledPair] {
        let keyFiles = files.filter { !$0.keys.isEmpty && $0.certificates.isEmpty }
        let isAlone = files.count(where: { $0.keys.isEmpty && !$0.certificates.isEmpty }) == 1 && keyFiles.count == 1
        return files.compactMap { file in
            guard file.keys.isEmpty, let leaf = file.certificates.first(where: { !$0.facts.isAuthority })?.facts else {
                return nil
            }
            let own = keyFiles.first { keys in
                keys.keys.contains { $0.publicKey?.isSameKey(as: leaf.publicKey) ?? false }
                    && folder(keys.path) == folder(file.path)
            }
            let named = keyFiles.first { isNamedAlike(file.path, $0.path) }
            guard let key = named ?? own ?? (isAlone ? keyFiles.first : nil) else { return nil }
            return FiledPair(certificate: file, key: key)
        }
    }

    private static func folder(_ path: String) -> Substring {
        path.lastIndex(of: "/").map { path[...$0] } ?? ""
    }

    /// `tls.crt` and `tls.key`, `fullchain3.pem` and `privkey3.pem`, `shop.pem` and `shop-key.pem`.
    private static func isNamedAlike(_ certificate: String, _ key: String) -> Bool {
        guard folder(certificate) == folder(key) else { return false }
        let (one, other) = (stem(certificate), stem(key))
        if one == other { return true }
        if other == one + "-key" || other == one + ".key" || other == one + "_key" || other == "key-" + one {
            return true
        }
        for word in ["fullchain", "cert"] where one.hasPrefix(word) {
            let rest = one.dropFirst(word.count)
            if other == "privkey" + rest || other == "key" + rest { return true }
        }
        return false
    }

    private static func stem(_ path: String) -> String {
        let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
    }
}
