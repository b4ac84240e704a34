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

    private var keyFile: String { String(authority.certificateFile.dropLast(3)) + "key" }

    /// Writes the authority's index, and the list made of it.
    func prepare(revoked: TestCertificate?, known: TestCertificate) async throws {
        let output = try await mustRun(
            Invocation("openssl", ["x509", "-in", known.certificateFile, "-noout", "-serial"]))
        let serial = output.standardOutput.split(separator: "=").last.map { $0.filter(\.isHexDigit) } ?? ""
        let fate = revoked == nil ? "V\t991231235959Z\t" : "R\t991231235959Z\t260101000000Z,keyCompromise"
        try folder.write("index.txt", "\(fate)\t\(serial)\tunknown\t/CN=shop.example\n")
        try folder.write("number", "01\n")
        let configuration = try folder.write(
            "openssl.cnf",
            """
            [ca]
            default_ca = authority
            [authority]
            database = \(folder.file("index.txt"))
            crlnumber = \(folder.file("number"))
            default_md = sha256
            default_crl_days = 7

            """)
        try await mustRun(
            Invocation(
                "openssl",
                [
                    "ca", "-gencrl", "-config", configuration, "-cert", authority.certificateFile, "-keyfile", keyFile,
                    "-out", folder.file("list.pem"),
                ]))
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
                        authority.certificateFile, "-rkey", keyFile, "-reqin", folder.file("request"), "-respout",
                        folder.file("response"), "-ndays", "7",
                    ]))
            return try folder.bytes("response")
        }
    }
}
