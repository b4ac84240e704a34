/// What was found on a host's disk: files, what belongs together, and what is served instead.
package struct CertificateFiles: Sendable, Hashable {
    package var files: [FileObservation]
    package var pairs: [FiledPair]
    package var served: [ServedFile]

    package init(files: [FileObservation] = [], pairs: [FiledPair] = [], served: [ServedFile] = []) {
        self.files = files
        self.pairs = pairs
        self.served = served
    }
}
