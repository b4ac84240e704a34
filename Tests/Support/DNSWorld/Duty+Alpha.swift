extension Duty {
    /// What A and B know each other by: `secret` repeated, in base64.
    static let transferSecret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"

    /// Provider A: Knot DNS, primary for `example.test`.
    static func alpha(_ plan: WorldPlan, example: String, own: String, in world: String) -> Duty {
        let folder = folder("alpha", in: world)
        var duty = Duty(name: "alpha", program: "knotd")
        duty.files = ["example.zone": example, "own.zone": own]
        duty.files["knot.conf"] = """
            server:
                rundir: "\(folder)"
                listen: [ "\(WorldHost.alpha.v4)@53", "\(WorldHost.alpha.v6)@53" ]
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
                udp-max-payload: \(plan.largestDatagram)
            log:
              - target: stdout
                any: info
            database:
                storage: "\(folder)"
                journal-db-max-size: 1M
                timer-db-max-size: 1M
            key:
              - id: transfer
                algorithm: hmac-sha256
                secret: \(transferSecret)
            remote:
              - id: beta
                address: \(WorldHost.beta.v4)@53
                via: \(WorldHost.alpha.v4)
                key: transfer
            acl:
              - id: beta
                address: \(WorldHost.beta.v4)
                key: transfer
                action: transfer
            template:
              - id: default
                storage: "\(folder)"
                journal-content: none
                zonefile-sync: -1
                zonefile-load: whole
            zone:
              - domain: example.test
                file: example.zone
                notify: beta
                acl: beta
              - domain: alpha-dns.test
                file: own.zone

            """
        duty.arguments = ["-c", "\(folder)/knot.conf"]
        duty.says = ["[example.test.] loaded", "[alpha-dns.test.] loaded", "server started"]
        duty.condition = plan.alpha
        return duty
    }
}
