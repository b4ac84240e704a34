import Checks
import DNSProbe
import DNSWire
import Glibc
import UpkeepCore

/// `named`, authoritative for `shop.test`, and `unbound`, which asks it and says otherwise about `www.shop.test`.
struct RealServers: Sendable {
    let named: Endpoint
    let unbound: Endpoint

    static let namedPath = "/usr/sbin/named"
    static let unboundPath = "/usr/sbin/unbound"

    static func running<Result>(_ body: (RealServers) async throws -> Result) async throws -> Result {
        for (path, package) in [(namedPath, "bind9"), (unboundPath, "unbound")] where access(path, X_OK) != 0 {
            throw ServerFailure("no program at `\(path)`: install Debian's package `\(package)`; `make test` does")
        }
        var template = Array("/tmp/upkeep-dns-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ServerFailure("no folder for the servers") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { removeFolder(folder) }
        return try await started("named", folder, zone: "shop.test", startNamed) { named in
            try await started("unbound", folder, zone: "shop.test") { folder, port in
                try startUnbound(folder, port, upstream: named)
            } _: { unbound in
                try await body(RealServers(named: named, unbound: unbound))
            }
        }
    }

    /// Starts a server and waits until it answers for `zone`; on another port when somebody took the one it was given.
    private static func started<Result>(
        _ name: String, _ folder: String, zone: String, _ start: (String, UInt16) throws -> ServerProcess,
        _ body: (Endpoint) async throws -> Result
    ) async throws -> Result {
        let question = DNSQuestion(try DNSName(zone), .soa)
        for _ in 0..<5 {
            let endpoint = Fixture.loopback(try ServerProcess.freePort())
            let process = try start(folder, endpoint.port)
            defer { process.stop() }
            while process.isRunning {
                let answer = await DNSExchange().ask(question, of: endpoint, within: .seconds(1))
                if answer.message?.header.rcode == .noError { return try await body(endpoint) }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        throw ServerFailure("`\(name)` does not start; its log was in \(folder)")
    }

    private static func startNamed(_ folder: String, _ port: UInt16) throws -> ServerProcess {
        try write(ZoneFixture.text, to: "\(folder)/shop.test.zone")
        try write(
            """
            options {
                directory "\(folder)"; pid-file none; session-keyfile "\(folder)/session.key";
                listen-on port \(port) { 127.0.0.1; }; listen-on-v6 { none; };
                recursion no; dnssec-validation no; notify no; minimal-any no; max-udp-size 1232;
            };
            controls { };
            zone "shop.test" { type primary; file "shop.test.zone"; check-names ignore; check-integrity no; };
            """, to: "\(folder)/named.conf")
        return try ServerProcess.start(
            [namedPath, "-g", "-n", "1", "-c", "\(folder)/named.conf"], log: "\(folder)/named.log")
    }

    private static func startUnbound(_ folder: String, _ port: UInt16, upstream: Endpoint) throws -> ServerProcess {
        try write(
            """
            server:
                directory: "\(folder)"
                chroot: ""
                username: ""
                pidfile: ""
                use-syslog: no
                do-daemonize: no
                num-threads: 1
                interface: 127.0.0.1@\(port)
                access-control: 127.0.0.0/8 allow
                module-config: "iterator"
                do-not-query-localhost: no
                local-zone: "test." nodefault
                local-zone: "shop.test." transparent
                local-data: "www.shop.test. 42 IN A 198.51.100.9"
                local-zone: "refused.test." refuse
                local-zone: "gone.test." always_nxdomain
            remote-control:
                control-enable: no
            stub-zone:
                name: "shop.test."
                stub-addr: 127.0.0.1@\(upstream.port)
            stub-zone:
                name: "lame.test."
                stub-addr: 127.0.0.1@\(upstream.port)
            """, to: "\(folder)/unbound.conf")
        return try ServerProcess.start(
            [unboundPath, "-d", "-c", "\(folder)/unbound.conf"], log: "\(folder)/unbound.log")
    }

    private static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw ServerFailure("cannot write `\(path)`") }
        defer { fclose(file) }
        guard fputs(text + "\n", file) >= 0 else { throw ServerFailure("cannot write `\(path)`") }
    }

    private static func removeFolder(_ folder: String) {
        let names = ["shop.test.zone", "named.conf", "named.log", "session.key", "unbound.conf", "unbound.log"]
        for name in names { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
