import CertificateReader
import Testing
import UpkeepCore

/// Certificates that the `openssl` command makes now, read by us and by it.
@Suite struct CertificateOpenSSLTests {
    private let openssl: OpenSSL

    init() throws { openssl = try OpenSSL() }

    private func readAndCompare(_ der: [UInt8]) throws -> CertificateFacts {
        let facts = try CertificateFacts.read(der: der, sha256: "00")
        let opinion = try openssl.opinion(of: der)
        #expect(facts.subject == opinion.subject)
        #expect(facts.issuer == opinion.issuer)
        #expect(facts.notBefore?.rfc3339() == opinion.notBefore)
        #expect(facts.notAfter?.rfc3339() == opinion.notAfter)
        if !opinion.serial.hasPrefix("-") { #expect(facts.serial == opinion.serial) }
        #expect(facts.sha256 == "00")
        return facts
    }

    @Test(arguments: [
        (["genrsa", "512"], [], "RSA 512", "sha256WithRSAEncryption"),
        (["genrsa", "1024"], ["-sha1"], "RSA 1024", "sha1WithRSAEncryption"),
        (["genrsa", "1024"], ["-md5"], "RSA 1024", "md5WithRSAEncryption"),
        (["genrsa", "2048"], ["-sha512"], "RSA 2048", "sha512WithRSAEncryption"),
        (["genrsa", "1024"], ["-sigopt", "rsa_padding_mode:pss", "-sha384"], "RSA 1024", "rsassaPss (sha384)"),
        (["genrsa", "1024"], ["-sigopt", "rsa_padding_mode:pss", "-sha1"], "RSA 1024", "rsassaPss (sha1)"),
        (
            ["genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:1024"], [], "RSA-PSS 1024",
            "rsassaPss (sha256)"
        ),
        (["ecparam", "-name", "prime192v1", "-genkey", "-noout"], ["-sha1"], "ECDSA P-192", "ecdsa-with-SHA1"),
        (["ecparam", "-name", "secp224r1", "-genkey", "-noout"], [], "ECDSA P-224", "ecdsa-with-SHA256"),
        (["ecparam", "-name", "prime256v1", "-genkey", "-noout"], [], "ECDSA P-256", "ecdsa-with-SHA256"),
        (["ecparam", "-name", "secp384r1", "-genkey", "-noout"], ["-sha384"], "ECDSA P-384", "ecdsa-with-SHA384"),
        (["ecparam", "-name", "secp521r1", "-genkey", "-noout"], ["-sha512"], "ECDSA P-521", "ecdsa-with-SHA512"),
        (["ecparam", "-name", "secp256k1", "-genkey", "-noout"], [], "ECDSA secp256k1", "ecdsa-with-SHA256"),
        (
            ["ecparam", "-name", "brainpoolP256r1", "-genkey", "-noout"], [], "ECDSA brainpoolP256r1",
            "ecdsa-with-SHA256"
        ),
        (
            ["ecparam", "-name", "brainpoolP512t1", "-genkey", "-noout"], [], "ECDSA brainpoolP512t1",
            "ecdsa-with-SHA256"
        ),
        (["genpkey", "-algorithm", "ED25519"], [], "Ed25519", "Ed25519"),
        (["genpkey", "-algorithm", "ED448"], [], "Ed448", "Ed448"),
    ])
    func keysAndSignatures(_ key: [String], _ arguments: [String], _ name: String, _ signature: String) throws {
        let facts = try readAndCompare(try openssl.certificate(key: key, arguments))
        #expect(facts.key == name)
        #expect(facts.signatureAlgorithm == signature)
        #expect(facts.isSelfIssued)
        #expect(facts.commonName == "shop.example")
        #expect(facts.flaws == [])
    }

    @Test func dsaKey() throws {
        try openssl.run(["dsaparam", "-out", "dsa.pem", "1024"])
        let facts = try readAndCompare(try openssl.certificate(key: ["gendsa", "dsa.pem"]))
        #expect(facts.key == "DSA 1024")
        #expect(facts.signatureAlgorithm == "dsa_with_SHA256")
    }

    @Test func explicitCurveParametersAreAFlaw() throws {
        let key = ["ecparam", "-name", "prime256v1", "-param_enc", "explicit", "-genkey", "-noout"]
        let facts = try readAndCompare(try openssl.certificate(key: key))
        #expect(facts.key == "ECDSA (explicit 256-bit curve)")
        #expect(facts.flaws.count == 1)
        #expect(facts.flaws.first?.contains("spelt out instead of named") == true)
    }

    @Test func alternativeNamesAndAuthority() throws {
        let names = "DNS:Shop.EXAMPLE,DNS:*.shop.example,IP:192.0.2.7,IP:2001:db8::7,email:a@b.example,URI:https://x/"
        let facts = try readAndCompare(
            try openssl.certificate([
                "-addext", "subjectAltName=\(names)", "-addext", "basicConstraints=critical,CA:true",
            ]))
        #expect(facts.dnsNames == ["shop.example", "*.shop.example"])
        #expect(facts.addresses == [IPAddress("192.0.2.7"), IPAddress("2001:db8::7")])
        #expect(facts.isAuthority)
        let leaf = try openssl.certificate(["-addext", "basicConstraints=CA:false"])
        #expect(try !readAndCompare(leaf).isAuthority)
    }

    @Test func manyNames() throws {
        let list = (0..<1500).map { "DNS.\($0 + 1)=host-\($0).shop.example" }.joined(separator: "\n")
        let der = try openssl.certificate(
            ["-extensions", "ext"], config: "[ext]\nsubjectAltName=@names\n[names]\n\(list)\n")
        let facts = try readAndCompare(der)
        #expect(facts.dnsNames.count == 1500)
        #expect(facts.dnsNames.last == "host-1499.shop.example")
        #expect(facts.flaws == [])
    }

    @Test func negativeSerialIsAFlaw() throws {
        let der = try openssl.certificate(["-set_serial", "-5"])
        let facts = try readAndCompare(der)
        #expect(try openssl.opinion(of: der).serial == "-05")
        #expect(facts.serial == "fb")
        #expect(facts.flaws == ["the serial number is negative (byte \(try offset(of: [0x02, 0x01, 0xFB], in: der)))"])
    }

    @Test func zeroSerialIsAFlaw() throws {
        let facts = try readAndCompare(try openssl.certificate(["-set_serial", "0"]))
        #expect(facts.serial == "00")
        #expect(facts.flaws.count == 1)
    }

    @Test func signOctetOfTheSerialIsLeftOff() throws {
        let facts = try readAndCompare(try openssl.certificate(["-set_serial", "0xff0102030405060708"]))
        #expect(facts.serial == "ff0102030405060708")
        #expect(facts.flaws == [])
    }

    /// The years before and after which the two kinds of time change.
    @Test(arguments: [
        ("500101000000Z", "491231235959Z"), ("190304050607Z", "200304050607Z"),
        ("20490101000000Z", "20500101000000Z"), ("20200229235959Z", "21991231235959Z"),
    ])
    func validity(_ start: String, _ end: String) throws {
        try openssl.write("", to: "index.txt")
        try openssl.write("unique_subject=no", to: "index.txt.attr")
        try openssl.write("01", to: "serial")
        try openssl.write(
            "[ca]\ndefault_ca=a\n[a]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=default\n"
                + "policy=p\n[p]\ncommonName=supplied\n",
            to: "ca.cnf")
        try openssl.run(["genpkey", "-algorithm", "ED25519", "-out", "key.pem"])
        try openssl.write("[req]\ndistinguished_name=dn\n[dn]\n", to: "req.cnf")
        try openssl.run(["req", "-new", "-key", "key.pem", "-config", "req.cnf", "-subj", "/CN=a", "-out", "a.csr"])
        try openssl.run([
            "ca", "-selfsign", "-batch", "-notext", "-config", "ca.cnf", "-in", "a.csr", "-keyfile", "key.pem",
            "-startdate", start, "-enddate", end, "-out", "a.pem",
        ])
        let facts = try readAndCompare(try openssl.run(["x509", "-in", "a.pem", "-outform", "DER"]))
        #expect(facts.flaws == [])
        #expect(facts.lifetime.map { $0 > .zero } == true)
    }

    @Test(arguments: [
        "/CN=a/CN=b", "/C=DE/ST=Bayern/L=München/O=Grün, Weiß & Co/OU=\"Quotes\"/CN=shop.example",
        "/O= leading and trailing /CN=#hash", "/O=a\\+b<c>;d=e\\\\f/CN=x", "/DC=example/DC=shop/UID=me/CN=y",
        "/emailAddress=a@b.example/serialNumber=12/title=Dr/GN=A/SN=B/CN=z", "/1.2.3.4.5=unknown/CN=u", "/CN=*",
        "/O=a+OU=b/CN=multi", "/CN=日本語",
    ])
    func namesAsRFC4514(_ subject: String) throws {
        let facts = try readAndCompare(try openssl.certificate(subject: subject))
        #expect(facts.flaws == [])
    }

    /// BMPString (0x800), T61String (0x4) and PrintableString (0x2) by the command's string mask.
    @Test(arguments: [("0x800", "Grün"), ("0x800", "日本"), ("0x4", "Grün"), ("0x2", "Plain")])
    func stringTypes(_ mask: String, _ name: String) throws {
        try openssl.write("[req]\ndistinguished_name=dn\nstring_mask=MASK:\(mask)\n[dn]\n", to: "mask.cnf")
        let der = try openssl.certificate(["-config", "mask.cnf"], subject: "/CN=\(name)")
        let facts = try readAndCompare(der)
        #expect(facts.commonName == name)
        #expect(facts.flaws == [])
    }

    @Test func pemBundleOfTheCommand() throws {
        let one = try openssl.certificate()
        try openssl.write(one, to: "one.der")
        let pem = try openssl.run(["x509", "-inform", "DER", "-in", "one.der", "-text"])
        let key = try openssl.run(["pkey", "-in", "key.pem", "-aes128", "-passout", "pass:x"])
        let old = try openssl.run(["genrsa", "-traditional", "-aes128", "-passout", "pass:x", "1024"])
        let blocks = try PEMReader.blocks(in: pem + key + old + pem)
        #expect(blocks.map(\.label) == ["CERTIFICATE", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "CERTIFICATE"])
        #expect(blocks.map(\.isEncrypted) == [false, true, true, false])
        #expect(blocks.first?.der == one)
        #expect(blocks.last?.der == one)
    }

    private func offset(of part: [UInt8], in whole: [UInt8]) throws -> Int {
        try #require((0...whole.count - part.count).first { whole[$0..<$0 + part.count].elementsEqual(part) })
    }
}
