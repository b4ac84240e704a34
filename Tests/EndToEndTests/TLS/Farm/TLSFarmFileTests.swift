import Foundation
import Glibc
import Peers
import Testing

/// The farm's table for what lies on a disk, beside a server or by itself.
struct TLSFarmFileTests {
    private static let day = 86_400.0
    private static let shop = ["shop.example"]

    /// Writes `shop.crt` and `shop.key`, as they should be, for `change` to spoil.
    private func pair(
        _ row: FarmRow, _ change: (TemporaryDirectory, TestCA) async throws -> Void = { _, _ in }
    ) async throws {
        try await withTestCA { root in
            try await withTemporaryDirectory { folder in
                let authority = try await root.intermediate()
                try Self.write(try await authority.issue(Self.shop), in: folder)
                try await change(folder, authority)
                try await TLSFarm.expect(row, [folder.path], trusting: root)
            }
        }
    }

    private static func write(_ certificate: TestCertificate, in folder: TemporaryDirectory) throws {
        try folder.write("shop.crt", TestCertificate.text(of: certificate.chainFile))
        try folder.write("shop.key", TestCertificate.text(of: certificate.keyFile))
        try allow(0o600, folder.file("shop.key"))
    }

    private static func allow(_ mode: mode_t, _ path: String) throws {
        guard chmod(path, mode) == 0 else { throw PeerError(code: "chmod", message: path) }
    }

    @Test func pairs() async throws {
        try await pair(FarmRow("a pair as it should be"))
        try await pair(
            FarmRow("another's key", 2, ["critical tls.file.key-mismatch"], words: ["is not the certificate's"])
        ) { folder, authority in
            try folder.write("shop.key", TestCertificate.text(of: try await authority.issue(Self.shop).keyFile))
            try Self.allow(0o600, folder.file("shop.key"))
        }
        // As most people's first try is made: an authority of its own by its form.
        try await pair(
            FarmRow(
                "self-made, and another's key", 2, ["critical tls.chain.trust", "critical tls.file.key-mismatch"],
                words: ["is not the certificate's"])
        ) { folder, authority in
            let own = try await authority.selfSigned(Self.shop)
            try folder.write("shop.crt", TestCertificate.text(of: own.chainFile))
        }
        try await pair(
            FarmRow(
                "a key for everybody", 2, ["critical tls.file.permissions"], words: ["everybody", "may read the key"])
        ) { folder, _ in try Self.allow(0o644, folder.file("shop.key")) }
        try await pair(
            FarmRow("half a certificate", 2, ["critical tls.file.unreadable"], words: ["the file is broken"])
        ) { folder, _ in try folder.write("shop.crt", String(folder.read("shop.crt").prefix(300))) }
        try await pair(
            FarmRow("half a chain", 2, ["critical tls.file.unreadable"], words: ["the file is broken"])
        ) { folder, _ in try folder.write("shop.crt", String(folder.read("shop.crt").dropLast(300))) }
    }

    @Test func certificates() async throws {
        try await pair(FarmRow("expired", 2, ["critical tls.expiry"])) { folder, authority in
            try Self.write(try await authority.issue(Self.shop, until: -Self.day), in: folder)
        }
        try await pair(FarmRow("without its intermediate", 2, ["critical tls.chain.trust"])) { folder, authority in
            try folder.write("shop.crt", String(folder.read("shop.crt").dropLast(authority.text.count)))
        }
        try await pair(FarmRow("its intermediate first", 2, ["critical tls.chain.order"])) { folder, authority in
            try folder.write("shop.crt", authority.text + folder.read("shop.crt").dropLast(authority.text.count))
        }
    }

    @Test("held against what is served")
    func served() async throws {
        try await withTestCA { root in
            try await withTemporaryDirectory { folder in
                let authority = try await root.intermediate()
                let old = try await authority.issue(Self.shop, from: -60 * Self.day, until: 29 * Self.day)
                let new = try await authority.issue(Self.shop)
                try Self.write(new, in: folder)
                let port = try Ports.free()
                let site = FarmSite("shop") { _ in old }
                let target = [folder.path, "--connect", "127.0.0.1:\(port)"]
                try await withNginx(site.server(port: port, old, staple: nil), ports: [port]) { _ in
                    try await TLSFarm.expect(FarmRow("renewed a moment ago"), target, trusting: root)
                    try await mustRun(Invocation("touch", ["-d", "2 days ago", folder.file("shop.crt")]))
                    let row = FarmRow(
                        "renewed, and not loaded", 1, ["warning tls.file.not-served"],
                        words: ["was replaced 2 days ago", "still serves the old one"])
                    try await TLSFarm.expect(row, target, trusting: root)
                }
                try await withNginx(site.server(port: port, new, staple: nil), ports: [port]) { _ in
                    try await TLSFarm.expect(FarmRow("renewed and loaded"), target, trusting: root)
                }
            }
        }
    }
}
