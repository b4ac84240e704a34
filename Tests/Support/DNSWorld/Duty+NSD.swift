extension Duty {
    /// NSD, serving zone files.
    ///
    /// - Parameter zones: the text by the zone's absolute name.
    static func nsd(_ name: String, at host: WorldHost, zones: [String: String], in world: String) -> Duty {
        let folder = folder(name, in: world)
        var duty = Duty(name: name, program: "nsd")
        var declarations = ""
        for (index, zone) in zones.sorted(by: { $0.key < $1.key }).enumerated() {
            duty.files["zone-\(index)"] = zone.value
            declarations += "zone:\n    name: \"\(zone.key)\"\n    zonefile: \"zone-\(index)\"\n"
        }
        duty.files["nsd.conf"] = """
            server:
            \(host.addresses.map { "    ip-address: \($0)" }.joined(separator: "\n"))
                zonesdir: "\(folder)"
                database: ""
                username: ""
                pidfile: ""
                zonelistfile: "\(folder)/zone.list"
                xfrdfile: ""
                xfrdir: "\(folder)"
                server-count: 1
                rrl-ratelimit: 0
                rrl-whitelist-ratelimit: 0
                verbosity: 1
            remote-control:
                control-enable: no
            \(declarations)
            """
        duty.arguments = ["-d", "-c", "\(folder)/nsd.conf"]
        duty.says = ["nsd started"]
        return duty
    }
}
