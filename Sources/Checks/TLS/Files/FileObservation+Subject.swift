package import UpkeepCore

extension FileObservation {
    /// A certificate when there is one in it, and else only a file: a key, or nothing that can be read.
    package var subject: Subject {
        Subject(certificates.isEmpty && pkcs12 == nil ? .file : .certificate, path)
    }
}
