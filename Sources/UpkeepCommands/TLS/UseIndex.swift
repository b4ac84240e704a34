import Checks

/// Finds the lines of configuration that name a file, however its path is written.
struct UseIndex {
    private var uses: [String: [CertificateUse]] = [:]
    private let folder: String

    /// - Parameter folder: where this process stands; nil when that is gone.
    init(_ uses: [CertificateUse], folder: String?) {
        self.folder = folder ?? ""
        for use in uses {
            for path in Set(use.files) { self.uses[Self.absolute(path, self.folder), default: []].append(use) }
        }
    }

    /// - Returns: each with its paths as `path` is written.
    func uses(of path: String) -> [CertificateUse] {
        let own = Self.absolute(path, folder)
        return (uses[own] ?? []).map { use in
            var use = use
            if Self.absolute(use.certificate, folder) == own { use.certificate = path }
            if let key = use.key, Self.absolute(key, folder) == own { use.key = path }
            if let chain = use.chain, Self.absolute(chain, folder) == own { use.chain = path }
            return use
        }
    }

    /// From the root, without `.`, `..` and double slashes; links are left as they are.
    static func absolute(_ path: String, _ folder: String) -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
