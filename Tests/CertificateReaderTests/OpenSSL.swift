import Foundation
import Testing

/// The `openssl` command in a folder of its own that goes away with it.
final class OpenSSL {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// What `openssl x509` says of a certificate.
    struct Opinion {
        var subject = ""
        var issuer = ""
        var serial = ""
        var notBefore = ""
        var notAfter = ""
    }

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "upkeep-certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @discardableResult
    func run(_ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        let log = folder.appending(path: "stderr")
        try Data().write(to: log)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            throw Failure(description: "openssl \(arguments.joined(separator: " ")): \(said)")
        }
        return Array(data)
    }

    func text(_ arguments: [String]) throws -> String { String(decoding: try run(arguments), as: UTF8.self) }

    func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: folder.appending(path: name))
    }

    /// Makes `key.pem` by `keyArguments`, a self-signed certificate by `openssl req -x509`, and hands back its DER.
    func certificate(
        key keyArguments: [String] = ["genpkey", "-algorithm", "ED25519"], _ arguments: [String] = [],
        subject: String = "/O=Shop/CN=shop.example", config: String = ""
    ) throws -> [UInt8] {
        try write("[req]\ndistinguished_name=dn\n[dn]\n\(config)", to: "req.cnf")
        try run(keyArguments.prefix(1) + ["-out", "key.pem"] + keyArguments.dropFirst())
        return try run(
            ["req", "-x509", "-key", "key.pem", "-config", "req.cnf", "-utf8", "-subj", subject, "-outform", "DER"]
                + arguments)
    }

    func opinion(of der: [UInt8]) throws -> Opinion {
        try write(der, to: "opinion.der")
        let lines = String(
            decoding: try run([
                "x509", "-inform", "DER", "-in", "opinion.der", "-noout", "-subject", "-issuer", "-serial", "-dates",
                "-dateopt", "iso_8601", "-nameopt", "RFC2253,-esc_msb,utf8",
            ]), as: UTF8.self
        ).split(separator: "\n")
        func value(_ name: String) throws -> String {
            let line = try #require(lines.first { $0.hasPrefix(name + "=") })
            return String(line.dropFirst(name.count + 1))
        }
        return Opinion(
            subject: try value("subject"), issuer: try value("issuer"), serial: try value("serial").lowercased(),
            notBefore: try value("notBefore").replacing(" ", with: "T"),
            notAfter: try value("notAfter").replacing(" ", with: "T"))
    }
}
