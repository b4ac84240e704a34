import Foundation
import Peers

/// What an authority publishes: its list of revoked certificates, and answers like a responder's.
struct AuthorityFiles: Sendable {
    let authority: TestCA
    let folder: TemporaryDirectory
    /// What is fetched as the issuer's certificate.
    var issuer: String

    init(authority: TestCA, folder: TemporaryDirectory) {
        self.authority = authority
        self.folder = folder
        issuer = authority.certificateFile
    }

    /// Writes the authority's index, and the list made of it.
    func prepare(_ certificate: TestCertificate, isRevoked: Bool) async throws {
        try await TestIndex(of: [(certificate, isRevoked)], in: folder).writeList(by: authority)
    }

    /// What one of the hosts `crl.test`, `ocsp.test` and `ca.test` answers.
    func answer(_ host: String, _ request: [UInt8]?) async throws -> [UInt8] {
        switch host {
        case "crl.test": return try folder.bytes("list.pem")
        case "ca.test": return Array(try Data(contentsOf: URL(fileURLWithPath: issuer)))
        default:
            try folder.write("request", request ?? [])
            try await mustRun(
                Invocation(
                    "openssl",
                    [
                        "ocsp", "-index", folder.file("index.txt"), "-CA", authority.certificateFile, "-rsigner",
                        authority.certificateFile, "-rkey", authority.keyFile, "-reqin", folder.file("request"),
                        "-respout",
                        folder.file("response"), "-ndays", "7",
                    ]))
            return try folder.bytes("response")
        }
    }
}
