extension Duty {
    /// Provider B: BIND, secondary for `example.test`.
    ///
    /// - Parameters:
    ///   - example: the zone that B takes over from A.
    ///   - old: the same in a healthy world.
    ///   - apart: what B has when nobody hands it the zone.
    static func beta(
        _ plan: WorldPlan, example: String, old: String, apart: String, own: String, in world: String
    ) -> Duty {
        let folder = folder("beta", in: world)
        var duty = Duty(name: "beta", program: "named")
        duty.files = ["own.zone": own, "root.hints": hints]
        duty.says = ["all zones loaded", "running"]
        duty.condition = plan.beta
        let secondary =
            "type secondary; primaries { \(WorldHost.alpha.v4) key transfer; }; "
            + "file \"example.copy\"; masterfile-format text;"
        var declaration: String? = secondary
        switch plan.betaCopy {
        case .following, .old:
            duty.basis = plan.betaCopy == .old ? old : example
            duty.says.append("transferred serial")
        case .aged:
            duty.agedFile = "example.copy"
            duty.says.append("zone example.test/IN: expired")
        case .none: duty.basis = "none"
        case .absent: declaration = nil
        case .unsigned, .apart:
            duty.files["example.zone"] = plan.betaCopy == .apart ? apart : plan.zone.text
            declaration = "type primary; file \"example.zone\";"
        }
        duty.files["named.conf"] = """
            options {
                directory "\(folder)";
                pid-file none;
                session-keyfile none;
                listen-on port 53 { \(WorldHost.beta.v4); };
                listen-on-v6 port 53 { \(WorldHost.beta.v6); };
                query-source address \(WorldHost.beta.v4);
                query-source-v6 address \(WorldHost.beta.v6);
                transfer-source \(WorldHost.beta.v4);
                allow-query { any; };
                allow-transfer { \(plan.betaGivesTransfers ? "any" : "none"); };
                recursion \(plan.betaRecurses ? "yes" : "no");
                allow-recursion { any; };
                dnssec-validation no;
                empty-zones-enable no;
                max-udp-size \(plan.largestDatagram);
                edns-udp-size 1232;
                notify no;
            };
            controls { };
            key transfer { algorithm hmac-sha256; secret "\(transferSecret)"; };
            zone "." { type hint; file "root.hints"; };
            zone "beta-dns.test" { type primary; file "own.zone"; };
            \(declaration.map { "zone \"example.test\" { \($0) };" } ?? "")

            """
        duty.arguments = ["-g", "-n", "1", "-c", "\(folder)/named.conf"]
        return duty
    }

    /// Where the root is, as a resolver is told.
    static let hints =
        ([ZoneRecord(".", "NS", "a.root-servers.test.", ttl: 518_400)]
        + ZoneRecord.addresses("a.root-servers.test.", .root, ttl: 518_400)).map(\.line).joined()
}
