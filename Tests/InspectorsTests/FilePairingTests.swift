import CertificateReader
import Checks
import Inspectors
import Testing

/// Which key file goes with which certificate file.
struct FilePairingTests {
    @Test(
        "by their names, or by their keys",
        arguments: [
            ("/e/shop.crt", "/e/shop.key", true), ("/e/shop.pem", "/e/shop-key.pem", true),
            ("/e/fullchain.pem", "/e/privkey.pem", true), ("/e/cert3.pem", "/e/privkey3.pem", true),
            ("/e/cert3.pem", "/e/privkey4.pem", false), ("/e/shop.crt", "/f/shop.key", false),
            ("/e/tls.crt", "/e/tls.key", true), ("/e/shop.crt", "/e/blog.key", false),
        ])
    func names(certificate: String, key: String, isPair: Bool) {
        let files = [
            Self.certificate(certificate, 1), Self.key(key, 2), Self.certificate("/z/other.crt", 8),
            Self.key("/z/another.key", 9),
        ]
        let pairs = FilePairing.pairs(among: files)
        #expect(pairs.contains { $0.certificate.path == certificate && $0.key.path == key } == isPair)
    }

    @Test("the same key in the same folder makes a pair whatever the names are")
    func keys() {
        let files = [Self.certificate("/e/a.crt", 1), Self.key("/e/b.key", 1), Self.key("/e/c.key", 2)]
        #expect(FilePairing.pairs(among: files).map(\.key.path) == ["/e/b.key"])
    }

    @Test("one of each is a pair, wherever they are")
    func lone() {
        let files = [Self.certificate("/a/x.crt", 1), Self.key("/b/y.key", 2)]
        #expect(FilePairing.pairs(among: files).map(\.key.path) == ["/b/y.key"])
    }

    private static func publicKey(_ number: UInt8) -> PublicKeyFacts { PublicKeyFacts(.ed25519, point: [number]) }

    private static func certificate(_ path: String, _ number: UInt8) -> FileObservation {
        let facts = CertificateFacts(subject: "CN=\(number)", issuer: "CN=ca", publicKey: publicKey(number))
        return FileObservation(path: path, certificates: [FiledCertificate(facts: facts)])
    }

    private static func key(_ path: String, _ number: UInt8) -> FileObservation {
        FileObservation(path: path, keys: [FiledKey(publicKey: publicKey(number))])
    }
}
