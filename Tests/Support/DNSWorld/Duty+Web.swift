import Peers

extension Duty {
    /// nginx, with everybody's sites on ports 80 and 443.
    static func web(_ plan: WorldPlan, _ certificates: WorldCertificates, in world: String) -> Duty {
        let folder = folder("web", in: world)
        let shopCertificate =
            switch plan.web.certificate {
            case .good: certificates.shop
            case .expired: certificates.expired
            case .wrongName: certificates.wrongName
            }
        let answer = plan.web.failsWith.map { "return \($0);" } ?? "return 200 '\(plan.web.page)';"
        let registration =
            "location = /rdap/domain/example.test "
            + "{ default_type application/rdap+json; alias \(folder)/registration.json; }"
        let sites = [
            site(at: WorldHost.webs + [.newWeb], shopCertificate, "location / { \(answer) }"),
            site(at: [.parking], certificates.parking, "location / { return 200 '\(DNSWorld.parkedPage)'; }"),
            site(
                at: [.control], certificates.control,
                "\(registration) location / { return 200 '\(DNSWorld.controlPage)'; }"),
        ]
        var duty = Duty(name: "web", program: "nginx")
        duty.files["nginx.conf"] = NginxConfiguration.text(sites.joined())
        duty.files["registration.json"] = self.registration(plan)
        duty.arguments = ["-p", folder, "-c", "nginx.conf", "-e", "stderr"]
        duty.ports = [80, 443]
        return duty
    }

    private static func site(at hosts: [WorldHost], _ certificate: TestCertificate, _ locations: String) -> String {
        let listens = hosts.flatMap { host in
            [host.v4, "[\(host.v6)]"].flatMap { ["listen \($0):80;", "listen \($0):443 ssl http2;"] }
        }
        return """
            server {
                \(listens.joined(separator: " "))
                ssl_certificate \(certificate.chainFile);
                ssl_certificate_key \(certificate.keyFile);
                \(locations)
            }

            """
    }

    /// What the registry's RDAP service says about `example.test` (RFC 9083), in short.
    private static func registration(_ plan: WorldPlan) -> String {
        let servers = plan.delegation.servers.map { #"{"objectClassName":"nameserver","ldhName":"\#($0.dropLast())"}"# }
        let status = plan.isRegistered ? #""active""# : #""redemption period","pending delete""#
        let expires = plan.isRegistered ? "2099-01-01T00:00:00Z" : "2020-01-01T00:00:00Z"
        return #"{"rdapConformance":["rdap_level_0"],"objectClassName":"domain","ldhName":"example.test","#
            + #""status":[\#(status)],"events":[{"eventAction":"expiration","eventDate":"\#(expires)"}],"#
            + #""nameservers":[\#(servers.joined(separator: ","))]}"#
    }
}
