import TLSProbe
import UpkeepConfig
import UpkeepSystem

/// Looks into the files that a config names, so that what is wrong with them comes out with everything else.
struct NamedFileCheck {
    let files: Files
    /// Many sites name the same file.
    private var good: Set<NamedFile> = []

    init(_ files: Files) { self.files = files }

    /// - Throws: what is wrong with `file`.
    mutating func callAsFunction(_ file: NamedFile) throws {
        guard !good.contains(file) else { return }
        switch file {
        case .authorities(let path): _ = try LoadedRoots(pem: try files.read(path), source: path)
        case .certificate(let path): try ClientIdentity.checkCertificate(try files.read(path), path)
        case .key(let path): try ClientIdentity.checkKey(try files.read(path), path)
        case .identity(let certificate, let key):
            _ = try ClientIdentity(
                certificate: (certificate, try files.read(certificate)), key: (key, try files.read(key)))
        }
        good.insert(file)
    }
}
