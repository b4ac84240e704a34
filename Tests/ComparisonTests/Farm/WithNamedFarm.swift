import Peers

/// A network with names of its own: two that have a dead address among their two, and a name server that knows no other.
func withNamedFarm<Result>(_ body: (Farm) async throws -> Result) async throws -> Result {
    let (alive, dead) = ("192.0.2.1", "192.0.2.2")
    let hosts = """
        127.0.0.1 localhost
        \(alive) first.test
        \(dead) first.test
        \(dead) second.test
        \(alive) second.test

        """
    let addresses = ["\(alive)/32", "\(dead)/32"]
    return try await withNetworkNamespace(addresses, resolvConf: "nameserver 127.0.0.1\n", hosts: hosts) { network in
        let zone = "@ 60 IN SOA ns. root. 1 60 60 60 60\n@ 60 IN NS ns.test.\nns 60 IN A 127.0.0.1\n"
        return try await withNamed(port: 53, zones: ["test": zone], in: network) { _ in
            let site = """
                server {
                    listen \(alive):80;
                    location / { return 200 '<!DOCTYPE html><p>\(Expectation.words)</p>'; }
                }
                """
            return try await withNginx(site, ports: [80], in: network) { _ in
                try await withTestCA { authority in
                    let blackbox = try Ports.free()
                    let modules = BlackboxLook.modules(authorityFile: authority.certificateFile)
                    return try await withBlackboxExporter(port: blackbox, modules: modules, in: network) { _ in
                        try await body(
                            Farm(
                                authorityFile: authority.certificateFile, blackbox: blackbox, ports: [:],
                                namespace: network))
                    }
                }
            }
        }
    }
}
