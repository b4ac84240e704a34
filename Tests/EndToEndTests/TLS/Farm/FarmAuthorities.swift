import Peers

/// Those who issue the farm's certificates.
struct FarmAuthorities: Sendable {
    /// The root that clients are told to trust.
    let root: TestCA
    /// Below it, as every public authority has one.
    let authority: TestCA
    /// Another root, which nobody knows.
    let stranger: TestCA
    /// A root with the trusted one's name and another key.
    let namesake: TestCA

    static func with(_ body: (FarmAuthorities) async throws -> Void) async throws {
        try await withTestCA { root in
            try await withTestCA(named: "Stranger Root") { stranger in
                try await withTestCA { namesake in
                    try await body(
                        FarmAuthorities(
                            root: root, authority: try await root.intermediate(), stranger: stranger,
                            namesake: namesake))
                }
            }
        }
    }
}
