import Peers

extension Duty {
    /// Unbound, which validates and looks everything up itself: on ports 53 and 853.
    static func resolver(
        _ name: String, at host: WorldHost, _ plan: WorldPlan.Resolver, files: WorldFiles,
        certificates: WorldCertificates, in world: String
    ) -> Duty {
        var lines = [#"local-zone: "test." nodefault"#]
        for (server, name) in [(WorldHost.alpha, "ns1.alpha-dns.test"), (.beta, "ns1.beta-dns.test")] {
            lines += server.addresses.map { #"local-data-ptr: "\#($0) \#(name)""# }
        }
        if let lie = plan.lie {
            lines.append(#"local-zone: "example.test." redirect"#)
            lines.append(#"local-data: "example.test. 300 IN A \#(lie.v4)""#)
            lines.append(#"local-data: "example.test. 300 IN AAAA \#(lie.v6)""#)
        }
        if plan.blocks { lines.append(#"local-zone: "example.test." always_nxdomain"#) }
        if plan.deniesAll { lines.append(#"local-zone: "." always_nxdomain"#) }
        if plan.knowsInside {
            for name in ["intra.example.test.", "nas.lan."] {
                lines.append(#"local-data: "\#(name) 300 IN A \#(WorldHost.webs[0].v4)""#)
                lines.append(#"local-data: "\#(name) 300 IN AAAA \#(WorldHost.webs[0].v6)""#)
            }
        }
        if plan.servesStale {
            lines += ["serve-expired: yes", "ede-serve-expired: yes", "cache-max-ttl: 2"]
        }
        let folder = folder(name, in: world)
        var duty = Duty(name: name, program: "unbound")
        duty.files["unbound.conf"] = """
            server:
            \(host.addresses.map { "    interface: \($0)@53\n    interface: \($0)@853" }.joined(separator: "\n"))
            \(host.addresses.map { "    outgoing-interface: \($0)" }.joined(separator: "\n"))
                access-control: 0.0.0.0/0 allow
                access-control: ::/0 allow
                tls-service-key: "\(certificates.resolver.keyFile)"
                tls-service-pem: "\(certificates.resolver.chainFile)"
                root-hints: "\(files.rootHints)"
                trust-anchor-file: "\(files.trustAnchor)"
                do-not-query-localhost: no
                trust-anchor-signaling: no
                ede: yes
                directory: "\(folder)"
                username: ""
                chroot: ""
                pidfile: ""
                use-syslog: no
                logfile: ""
                verbosity: 1
                num-threads: 1
                \(lines.joined(separator: "\n    "))
            remote-control:
                control-enable: no

            """
        duty.arguments = ["-d", "-p", "-c", "\(folder)/unbound.conf"]
        duty.says = ["start of service"]
        return duty
    }
}
