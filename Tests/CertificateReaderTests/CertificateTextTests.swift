import CertificateReader
import Testing
import UpkeepCore

/// What `openssl x509 -text` prints of a certificate, beside what is read here, field by field.
///
/// Where the two say the same in other words, the tables below are the whole difference.
@Suite struct CertificateTextTests {
    private let openssl: OpenSSL

    init() throws { openssl = try OpenSSL() }

    private static let usages: [String: KeyUsage] = [
        "Digital Signature": .digitalSignature, "Non Repudiation": .nonRepudiation,
        "Key Encipherment": .keyEncipherment, "Data Encipherment": .dataEncipherment, "Key Agreement": .keyAgreement,
        "Certificate Sign": .keyCertSign, "CRL Sign": .crlSign, "Encipher Only": .encipherOnly,
        "Decipher Only": .decipherOnly,
    ]
    private static let purposes = [
        "TLS Web Server Authentication": "serverAuth", "TLS Web Client Authentication": "clientAuth",
        "Code Signing": "codeSigning", "E-mail Protection": "emailProtection", "Time Stamping": "timeStamping",
        "OCSP Signing": "OCSPSigning", "Any Extended Key Usage": "anyExtendedKeyUsage", "1.2.3.4": "1.2.3.4",
    ]
    /// The command says the hash of PSS on a line of its own, and shouts the names of Edwards curves.
    private static let signatures = ["ED25519": "Ed25519", "ED448": "Ed448"]

    @Test(
        "keys and signatures",
        arguments: [
            (["genrsa", "512"], []), (["genrsa", "1024"], ["-md5"]), (["genrsa", "2048"], ["-sha1"]),
            (["genrsa", "3072"], ["-sha384"]), (["genrsa", "4096"], []), (["genrsa", "2047"], []),
            (["genrsa", "-3", "2048"], []), (["genrsa", "2048"], ["-sigopt", "rsa_padding_mode:pss", "-sha512"]),
            (["genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"], ["-sha256"]),
            (["ecparam", "-name", "secp224r1", "-genkey", "-noout"], []),
            (["ecparam", "-name", "prime256v1", "-genkey", "-noout"], ["-sha224"]),
            (["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-conv_form", "compressed"], []),
            (["ecparam", "-name", "prime256v1", "-param_enc", "explicit", "-genkey", "-noout"], []),
            (["ecparam", "-name", "brainpoolP320r1", "-genkey", "-noout"], []),
            (["ecparam", "-name", "secp521r1", "-genkey", "-noout"], ["-sha512"]),
            (["genpkey", "-algorithm", "ED25519"], []), (["genpkey", "-algorithm", "ED448"], []),
        ] as [([String], [String])])
    func keys(key: [String], arguments: [String]) throws {
        let der = try openssl.certificate(key: key, arguments)
        let facts = try CertificateFacts.read(der: der, sha256: "")
        let text = try self.text(of: der)
        if let bits = facts.publicKey.bits {
            #expect(text.contains("Public-Key: (\(bits) bit)"), "\(facts.key)")
        } else {
            // Edwards curves have one size, and the command says none.
            #expect(text.contains("\(facts.key.uppercased()) Public-Key:"))
        }
        let signature = try #require(Self.value("Signature Algorithm", text))
        #expect(
            facts.signatureAlgorithm.split(separator: " ").first.map(String.init)
                == Self.signatures[signature] ?? signature)
        if let hash = Self.value("Hash Algorithm", text) { #expect(facts.signatureAlgorithm.contains(hash)) }
        if let curve = Self.value("NIST CURVE", text) { #expect(facts.key == "ECDSA \(curve)") }
        if let exponent = Self.value("Exponent", text)?.split(separator: " ").first.flatMap({ Int($0) }) {
            #expect(facts.publicKey.exponent.reduce(0) { $0 << 8 | Int($1) } == exponent)
        }
        #expect(Self.value("Version", text) == "\(facts.version) (0x\(facts.version - 1))")
    }

    @Test(
        "extensions",
        arguments: [
            "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign",
            "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth",
            "keyUsage=nonRepudiation,dataEncipherment,keyAgreement,encipherOnly,decipherOnly",
            "extendedKeyUsage=critical,anyExtendedKeyUsage,OCSPSigning,timeStamping,codeSigning,emailProtection,1.2.3.4",
            "subjectAltName=DNS:Shop.Example,DNS:*.shop.example,IP:192.0.2.7,IP:2001:db8::7,email:a@b.example,"
                + "URI:https://shop.example/x,RID:1.2.3.4,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:me@shop,dirName:dn_section",
            "subjectAltName=IP:0.0.0.0,IP:::", "subjectAltName=critical,DNS:xn--mnchen-3ya.example,DNS:a_b.example",
            "nameConstraints=critical,permitted;DNS:.shop.example,permitted;IP:192.0.2.0/255.255.255.0,"
                + "permitted;email:shop.example,excluded;DNS:bad.shop.example,"
                + "excluded;IP:2001:db8:0:0:0:0:0:0/ffff:ffff:0:0:0:0:0:0,excluded;URI:.evil.example",
            "basicConstraints=CA:TRUE,pathlen:7",
        ])
    func extensions(section: String) throws {
        let der = try openssl.certificate(
            ["-extensions", "ext"], config: "[ext]\n\(section)\n[dn_section]\nC=DE\nO=Shop\n")
        let facts = try CertificateFacts.read(der: der, sha256: "")
        let text = try self.text(of: der)
        let own = facts.extensions
        let usage = Self.list("X509v3 Key Usage", text).map { names in
            names.reduce(into: KeyUsage()) { $0.formUnion(Self.usages[$1] ?? []) }
        }
        #expect(own.keyUsage == usage)
        let purposes = Self.list("X509v3 Extended Key Usage", text).map { $0.map { Self.purposes[$0] ?? "?\($0)" } }
        #expect(own.extendedKeyUsage?.map(\.description) == purposes)
        let constraints = Self.list("X509v3 Basic Constraints", text)
        #expect(
            own.basicConstraints.map { constraint in
                ["CA:\(constraint.isAuthority ? "TRUE" : "FALSE")"]
                    + (constraint.pathLength.map { ["pathlen:\($0)"] } ?? [])
            } == constraints)
        #expect(facts.isAuthority == (constraints?.contains("CA:TRUE") ?? false))
        let names = Self.list("X509v3 Subject Alternative Name", text) ?? []
        #expect(Set(names.map(Self.folded)) == Set(Self.names(facts)), "\(names)")
        #expect(names.count == facts.dnsNames.count + facts.addresses.count + own.otherNames.count)
        let critical = text.filter { $0.contains(": critical") }.count
        #expect(own.all.count(where: \.isCritical) == critical)
        try nameConstraints(own, text)
    }

    private func nameConstraints(_ own: CertificateExtensions, _ text: [String]) throws {
        let lines = Self.block("X509v3 Name Constraints", text)
        guard let constraints = own.nameConstraints else { return #expect(lines.isEmpty) }
        let said = constraints.permitted.map(Self.text) + constraints.excluded.map { "!" + Self.text($0) }
        var (read, prefix) = ([String](), "")
        for line in lines {
            if line == "Permitted:" {
                prefix = ""
            } else if line == "Excluded:" {
                prefix = "!"
            } else {
                read.append(prefix + Self.folded(line))
            }
        }
        #expect(said == read)
    }

    private static func text(_ constraint: NameConstraint) -> String {
        switch constraint {
        case .dns(let name): "dns:\(name)"
        case .email(let name): "email:\(name)"
        case .uri(let name): "uri:\(name)"
        case .network(let address, let mask):
            "ip:\(dotted(address.bytes))/\(dotted(mask))"
        case .directory(let name): "dirname:\(name.text.lowercased())"
        case .other(let tag): "tag \(tag)"
        }
    }

    /// As the command writes addresses and masks: dots, or groups of hexadecimal digits with none left out.
    private static func dotted(_ bytes: [UInt8]) -> String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }

    private static func names(_ facts: CertificateFacts) -> [String] {
        facts.dnsNames.map { "dns:\($0)" } + facts.addresses.map { "ip address:\(dotted($0.bytes))" }
            + facts.extensions.otherNames.map { name in
                switch name {
                case .email(let text): "email:\(text)"
                case .uri(let text): "uri:\(text)"
                case .registered(let text): "registered id:\(text)"
                case .other(_, let text): "othername: upn:\(text ?? "")"
                case .directory(let name): "dirname:\(name.text.lowercased())"
                default: "\(name)"
                }
            }
    }

    /// The command writes a name in the other order with slashes, and a Windows user's name with two colons.
    private static func folded(_ entry: String) -> String {
        let entry = entry.lowercased().replacing("upn::", with: "upn: ").replacing("upn: ", with: "upn:")
        guard entry.hasPrefix("dirname:/") else { return entry }
        return "dirname:" + entry.dropFirst(9).split(separator: "/").reversed().joined(separator: ",")
    }

    @Test(
        "what the command prints of a key",
        arguments: [
            ["genrsa", "1024"], ["genrsa", "-traditional", "2048"], ["ecparam", "-name", "prime256v1", "-genkey"],
            ["ecparam", "-name", "secp224r1", "-genkey", "-noout"], ["genpkey", "-algorithm", "ED25519"],
            ["genpkey", "-algorithm", "ED448"],
        ])
    func keyText(command: [String]) throws {
        try openssl.run(command.prefix(1) + ["-out", "own.key"] + command.dropFirst())
        let blocks = try PEMReader.blocks(in: try openssl.bytes(of: "own.key"))
        let der = try #require(blocks.first { $0.label.hasSuffix("PRIVATE KEY") }?.der)
        let facts = try PrivateKeyFacts.read(der: der)
        let text = try openssl.text(["pkey", "-in", "own.key", "-noout", "-text"])
        if let bits = facts.publicKey?.bits { #expect(text.contains("(\(bits) bit")) }
        switch facts.algorithm {
        case .ed25519: #expect(text.hasPrefix("ED25519 Private-Key"))
        case .ed448: #expect(text.hasPrefix("ED448 Private-Key"))
        case .ec(let curve):
            let bits = try #require(curve.bits)
            #expect(text.contains("(\(bits) bit"))
        default: #expect(text.hasPrefix("Private-Key:"))
        }
    }

    private func text(of der: [UInt8]) throws -> [String] {
        try openssl.write(der, to: "text.der")
        return try openssl.text(["x509", "-inform", "DER", "-in", "text.der", "-noout", "-text"])
            .split(separator: "\n").map { String($0.drop { $0 == " " }) }
    }

    private static func value(_ name: String, _ text: [String]) -> String? {
        text.first { $0.hasPrefix(name + ":") }.map {
            String($0.dropFirst(name.count + 1).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The lines below a heading, down to the next.
    private static func block(_ name: String, _ text: [String]) -> [String] {
        guard let place = text.firstIndex(where: { $0.hasPrefix(name + ":") }) else { return [] }
        return Array(text[(place + 1)...].prefix { !$0.hasPrefix("X509v3") && !$0.hasPrefix("Signature ") })
            .map { $0.last == " " ? String($0.dropLast()) : $0 }
    }

    private static func list(_ name: String, _ text: [String]) -> [String]? {
        let lines = block(name, text)
        return lines.isEmpty ? nil : lines[0].split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
}
