import Peers
import Testing

@Suite("real web servers")
struct WebServerTests {
    @Test("nginx serves its files over HTTP and HTTPS, logs, and is gone afterwards")
    func nginx() async throws {
        let ports = try Ports.free(2)
        let processID = try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.test"])
            let servers = """
                server {
                    listen 127.0.0.1:\(ports[0]);
                    access_log access.log;
                    root html;
                    location = /gone { return 444; }
                }
                server {
                    listen 127.0.0.1:\(ports[1]) ssl http2;
                    ssl_certificate \(certificate.chainFile);
                    ssl_certificate_key \(certificate.keyFile);
                    root html;
                }
                """
            let files = ["html/index.html": "<h1>open</h1>"]
            return try await withNginx(servers, ports: ports, files: files) { nginx in
                let plain = try await curl("http://127.0.0.1:\(ports[0])/")
                #expect(plain.standardOutput == "<h1>open</h1>")
                let gone = try await curl("http://127.0.0.1:\(ports[0])/gone")
                #expect(gone.status == .exited(52), "curl's code for an empty reply")
                #expect(nginx.file("access.log").split(separator: "\n").count == 2)
                let secure = try await curl(
                    "--cacert", authority.certificateFile, "--resolve", "shop.test:\(ports[1]):127.0.0.1",
                    "--write-out", " %{http_version}", "https://shop.test:\(ports[1])/")
                #expect(secure.standardOutput == "<h1>open</h1> 2")
                return nginx.processID
            }
        }
        #expect(!isAlive(processID))
        let after = try await curl("http://127.0.0.1:\(ports[0])/")
        #expect(after.status == .exited(7), "curl's code for a refused connection")
    }

    @Test("haproxy answers 503 for a backend that is not there")
    func haproxy() async throws {
        let port = try Ports.free()
        let nobody = try Ports.free()
        let sections = """
            frontend shop
                bind 127.0.0.1:\(port)
                default_backend none
            backend none
                server one 127.0.0.1:\(nobody)
            """
        let processID = try await withHAProxy(sections, ports: [port]) { haproxy in
            let answer = try await curl(
                "--write-out", "%{http_code}", "--output", "/dev/null", "http://127.0.0.1:\(port)/")
            #expect(answer.standardOutput == "503")
            return haproxy.processID
        }
        #expect(!isAlive(processID))
    }

    @Test("nghttpd speaks HTTP/2 with TLS and in clear text", arguments: [true, false])
    func nghttpd(isSecure: Bool) async throws {
        let port = try Ports.free()
        try await withTestCA { authority in
            let certificate = isSecure ? try await authority.issue(["127.0.0.1"]) : nil
            let documents = ["index.html": "over two"]
            try await withNghttpd(port: port, certificate: certificate, documents: documents) { _ in
                let answer = try await curl(
                    "--cacert", authority.certificateFile, "--http2-prior-knowledge",
                    "--write-out", " %{http_version}", "\(isSecure ? "https" : "http")://127.0.0.1:\(port)/index.html")
                #expect(answer.standardOutput == "over two 2")
            }
        }
    }

    @Test("blackbox_exporter probes nginx and says so")
    func blackbox() async throws {
        let ports = try Ports.free(2)
        let site = "server { listen 127.0.0.1:\(ports[0]); location / { return 200 'open'; } }"
        try await withNginx(site, ports: [ports[0]]) { _ in
            let modules = """
                plain:
                  prober: http
                  http: { fail_if_body_not_matches_regexp: [open] }
                """
            try await withBlackboxExporter(port: ports[1], modules: modules) { _ in
                let answer = try await curl(
                    "http://127.0.0.1:\(ports[1])/probe?module=plain&target=127.0.0.1:\(ports[0])")
                #expect(answer.standardOutput.contains("probe_success 1\n"))
            }
        }
    }

    @Test("a server that ends at once is reported with its own words")
    func broken() async throws {
        let port = try Ports.free()
        let error = await #expect(throws: PeerError.self) {
            try await withNginx("nonsense;", ports: [port]) { _ in }
        }
        #expect(error?.code == "peer-ended")
        #expect(error?.message.contains("unknown directive \"nonsense\"") == true)
    }

    @Test("a server is stopped when the body throws")
    func stopsOnError() async throws {
        struct Stop: Error { let processID: Int32 }
        let port = try Ports.free()
        let error = await #expect(throws: Stop.self) {
            try await withNginx("server { listen 127.0.0.1:\(port); }", ports: [port]) { nginx in
                throw Stop(processID: nginx.processID)
            }
        }
        #expect(!isAlive(try #require(error).processID))
    }
}
