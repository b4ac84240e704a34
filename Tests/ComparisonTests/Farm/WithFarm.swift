import Peers

/// Starts every target and the exporter, and stops them all afterwards.
func withFarm<Result>(_ body: (Farm) async throws -> Result) async throws -> Result {
    try await withTestCA { authority in
        let certificates = try await makeCertificates(authority)
        var ports: [Door: Int] = [:]
        for door in Door.nginx + [.withoutALPN, .onlyHTTP2, .refused] { ports[door] = try Ports.free() }
        let blackbox = try Ports.free()
        let web = WebServer(ports: ports, certificates: certificates)
        return try await withNginx(web.configuration, ports: Door.nginx.compactMap { ports[$0] }) { _ in
            try await withOtherServers(ports, certificates) {
                try await withBlackHole { hole in
                    ports[.blackHole] = hole
                    return try await withHostileServers(try await hostileScripts(), ports) { ports in
                        let modules = BlackboxLook.modules(authorityFile: authority.certificateFile)
                        return try await withBlackboxExporter(port: blackbox, modules: modules) { _ in
                            try await body(
                                Farm(authorityFile: authority.certificateFile, blackbox: blackbox, ports: ports))
                        }
                    }
                }
            }
        }
    }
}

private func makeCertificates(_ authority: TestCA) async throws -> [Door: TestCertificate] {
    let day = 86_400.0
    let names = ["127.0.0.1", "shop.test"]
    let below = try await authority.intermediate()
    let good = try await below.issue(names, from: -30 * day, until: 60 * day)
    return [
        .secure: good, .withoutALPN: good, .onlyHTTP2: good, .missingIntermediate: good.withoutIntermediates,
        .expired: try await below.issue(names, from: -93 * day, until: -3 * day),
        .fiveOfNinety: try await below.issue(names, from: -85 * day, until: 5 * day),
        .fiveOfSix: try await below.issue(names, from: -1 * day, until: 5 * day),
        .wrongName: try await below.issue(["127.0.0.9", "other.test"], from: -30 * day, until: 60 * day),
        .selfSigned: try await authority.selfSigned(names),
    ]
}

private func withOtherServers<Result>(
    _ ports: [Door: Int], _ certificates: [Door: TestCertificate], _ body: () async throws -> Result
) async throws -> Result {
    guard let bare = certificates[.withoutALPN], let barePort = ports[.withoutALPN], let modern = ports[.onlyHTTP2]
    else { throw PeerError(code: "farm", message: "a server has no certificate or no port") }
    return try await withOpenSSLServer(port: barePort, certificate: bare, options: ["-www"]) { _ in
        let documents = ["index.html": "<!DOCTYPE html><p>\(Expectation.words)</p>"]
        return try await withNghttpd(port: modern, certificate: bare, documents: documents) { _ in try await body() }
    }
}

private func hostileScripts() async throws -> [(Door, HostileScript)] {
    let page = "<!DOCTYPE html><p>\(Expectation.words)</p>"
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)"
    // Paced, so that a tool that keeps all of it does not fill the machine before it gives up.
    let block = Array("20000\r\n".utf8) + Array(repeating: 0x61, count: 128 << 10) + Array("\r\n".utf8)
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    let begin: [HostileStep] = [
        .readRequest, .send(Array((head + "\(String(page.utf8.count, radix: 16))\r\n\(page)\r\n").utf8)),
    ]
    let pace = (0..<1_000).flatMap { _ in [HostileStep.send(block), .pause(.milliseconds(20))] }
    return [
        (.slow, HostileScript([.readRequest, .pause(.milliseconds(1_500)), .send(Array(answer.utf8))])),
        (.reset, .resetAfterRequest), (.silent, .silentAfterRequest),
        (.truncated, .answer("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n\(page)")),
        (.bomb, try await .gzipBomb(megabytes: 100)), (.endless, HostileScript(begin + pace)),
        (.garbage, .garbageBeforeStatus),
    ]
}

private func withHostileServers<Result>(
    _ scripts: [(Door, HostileScript)], _ ports: [Door: Int], _ body: ([Door: Int]) async throws -> Result
) async throws -> Result {
    guard let (door, script) = scripts.first else { return try await body(ports) }
    return try await withHostileServer(script) { server in
        var ports = ports
        ports[door] = server.port
        return try await withHostileServers(Array(scripts.dropFirst()), ports, body)
    }
}
