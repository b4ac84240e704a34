import CertificateReader
package import Checks

/// Which certificate file and which key file belong together, by the keys themselves, or else by what they are called.
package enum FilePairing {
    /// - Returns: a pair for every file that has certificates and whose key is elsewhere: where a server's configuration
    ///   says, or else in a key file that fits.
    package static func pairs(among files: [FileObservation]) -> [FiledPair] {
        let keyFiles = files.filter { !$0.keys.isEmpty && $0.certificates.isEmpty }
        let isAlone = files.count(where: { $0.keys.isEmpty && !$0.certificates.isEmpty }) == 1 && keyFiles.count == 1
        return files.compactMap { file in
            if let pair = configured(file, among: files) { return pair }
            guard file.keys.isEmpty, let leaf = file.certificates.first(where: { !$0.facts.isIssuerOnly })?.facts else {
                return nil
            }
            let own = keyFiles.first { keys in
                keys.keys.contains { $0.publicKey?.isSameKey(as: leaf.publicKey) ?? false }
                    && folder(keys.path) == folder(file.path)
            }
            let named = keyFiles.first { isNamedAlike(file.path, $0.path) }
            guard let key = named ?? own ?? (isAlone ? keyFiles.first : nil) else { return nil }
            return adding(right: keyFiles, to: FiledPair(certificate: file, key: key), leaf)
        }
    }

    private static func configured(_ file: FileObservation, among files: [FileObservation]) -> FiledPair? {
        guard let use = file.uses.first(where: { $0.certificate == file.path && $0.key != nil }), let path = use.key,
            path != file.path, let leaf = file.certificates.first(where: { !$0.facts.isIssuerOnly })?.facts
        else { return nil }
        let key = files.first { $0.path == path } ?? FileObservation(path: path, trouble: .missing)
        let others = files.filter { !$0.keys.isEmpty && $0.path != path }
        return adding(right: others, to: FiledPair(certificate: file, key: key, use: use), leaf)
    }

    /// Where the certificate's own key is, if it is not in the one that is named.
    private static func adding(
        right keyFiles: [FileObservation], to pair: FiledPair, _ leaf: CertificateFacts
    ) -> FiledPair {
        var pair = pair
        pair.rightKey =
            keyFiles.first { file in
                file.path != pair.key.path
                    && file.keys.contains { $0.publicKey?.isSameKey(as: leaf.publicKey) ?? false }
            }?.path
        return pair
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
