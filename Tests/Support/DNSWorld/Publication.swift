/// The zone files of a plan, signed.
struct Publication: Sendable {
    let root: String
    let registry: String
    let example: String
    /// `example.test` as it is in a healthy world.
    let healthyExample: String
    /// The same as B has it when it is fed apart from A.
    let apart: String
    let alpha: String
    let beta: String
    let control: String
    let parking: String

    /// Signed children, and the root.
    private static let signedZones = [
        ".", "test.", "example.test.", "alpha-dns.test.", "beta-dns.test.", "control.test.",
    ]

    init(_ plan: WorldPlan) async throws {
        let signer = ZoneSigner.shared
        let signers = try await withThrowingTaskGroup { group in
            for origin in Self.signedZones {
                group.addTask { (origin, try await signer.keys(of: origin).signer) }
            }
            var signers: [String: String] = [:]
            for try await (origin, data) in group { signers[origin] = data }
            return signers
        }
        async let root = signer.sign(.root(signer: signers["test."] ?? ""), .valid)
        async let registry = signer.sign(.registry(plan.delegation, signers: signers), .valid)
        async let example = signer.sign(plan.zone, plan.signing)
        async let healthyExample = signer.sign(.example, .valid)
        async let apart = signer.sign(.exampleApart, .valid)
        async let alpha = signer.sign(.provider("alpha-dns.test.", .alpha), .valid)
        async let beta = signer.sign(.provider("beta-dns.test.", .beta), .valid)
        async let control = signer.sign(.control, .valid)
        async let parking = signer.sign(.provider("parking-dns.test.", .other), .unsigned)
        self.root = try await root
        self.registry = try await registry
        self.example = try await example
        self.healthyExample = try await healthyExample
        self.apart = try await apart
        self.alpha = try await alpha
        self.beta = try await beta
        self.control = try await control
        self.parking = try await parking
    }
}
