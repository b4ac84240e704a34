import Foundation
import Testing

/// A certificate authority that the `openssl` command runs in a folder of its own.
struct Authority {
    let openssl: OpenSSL

    init(key: [String] = ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]) throws {
        openssl = try OpenSSL()
        try openssl.write(
            """
            [ca]
            default_ca=a
            [a]
            database=index.txt
            new_certs_dir=.
            serial=serial
            crlnumber=crlnumber
            default_md=sha256
            default_days=30
            default_crl_days=7
            policy=p
            [p]
            commonName=supplied
            [whole]
            authorityKeyIdentifier=keyid
            [part]
            issuingDistributionPoint=critical,@idp
            [delta]
            2.5.29.27=critical,DER:020103
            [idp]
            fullname=URI:http://crl.x/7.crl
            onlyuser=TRUE
            onlysomereasons=keyCompromise,superseded
            [req]
            distinguished_name=dn
            [dn]
            [authority]
            basicConstraints=critical,CA:true
            subjectKeyIdentifier=hash

            """, to: "ca.cnf")
        try openssl.write("", to: "index.txt")
        try openssl.write("unique_subject=no", to: "index.txt.attr")
        try openssl.write("0FFE", to: "serial")
        try openssl.write("05", to: "crlnumber")
        try openssl.run(key.prefix(1) + ["-out", "ca.key"] + key.dropFirst())
        try openssl.run([
            "req", "-x509", "-key", "ca.key", "-config", "ca.cnf", "-subj", "/O=Shop/CN=ca", "-extensions", "authority",
            "-out", "ca.pem",
        ])
        try openssl.run(["genpkey", "-algorithm", "ED25519", "-out", "leaf.key"])
    }

    private var signing: [String] { ["ca", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key"] }

    /// Issues `NAME.pem`.
    func issue(_ name: String) throws {
        try openssl.run([
            "req", "-new", "-key", "leaf.key", "-config", "ca.cnf", "-subj", "/CN=\(name)", "-out", "\(name).csr",
        ])
        try openssl.run(signing + ["-batch", "-notext", "-in", "\(name).csr", "-out", "\(name).pem"])
    }

    func revoke(_ name: String, _ arguments: [String] = []) throws {
        try openssl.run(signing + ["-revoke", "\(name).pem"] + arguments)
    }

    /// The list's DER, which stays in `list.der`.
    func list(_ extensions: String = "") throws -> [UInt8] {
        try openssl.run(
            signing + ["-gencrl", "-out", "list.pem"] + (extensions.isEmpty ? [] : ["-crlexts", extensions]))
        try openssl.run(["crl", "-in", "list.pem", "-outform", "DER", "-out", "list.der"])
        return try openssl.bytes(of: "list.der")
    }

    /// DER of `NAME.pem`.
    func certificate(_ name: String) throws -> [UInt8] {
        try openssl.run(["x509", "-in", "\(name).pem", "-outform", "DER"])
    }
}
