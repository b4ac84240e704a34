import Foundation

/// A certificate with its key, in PEM files that live as long as the authority that made them.
package struct TestCertificate: Sendable {
    /// The leaf alone.
    package let certificateFile: String
    /// What a server should send: the leaf, then its intermediates, without the root.
    package let chainFile: String
    package let keyFile: String

    /// The same certificate from a server that forgets to send its intermediates.
    package var withoutIntermediates: TestCertificate {
        TestCertificate(certificateFile: certificateFile, chainFile: certificateFile, keyFile: keyFile)
    }

    /// Chain and key in one text, as HAProxy reads them.
    package var bundle: String { Self.text(of: chainFile) + Self.text(of: keyFile) }

    /// The leaf's PEM text.
    package var text: String { Self.text(of: certificateFile) }

    /// Of files that an authority of its own has written.
    package init(certificateFile: String, chainFile: String, keyFile: String) {
        self.certificateFile = certificateFile
        self.chainFile = chainFile
        self.keyFile = keyFile
    }

    package static func text(of file: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    }
}
