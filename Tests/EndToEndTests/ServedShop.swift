import Peers
import UpkeepDemo

/// The demo shop, opened by the test itself, with the files that let the built program look at it.
struct ServedShop {
    let shop: DemoShop
    let directory: TemporaryDirectory
    let config: String
    let caFile: String

    var site: DemoSite { shop.site }
    /// The options that make the shop's world the program's.
    var world: [String] { ["--resolver", "\(site.resolver)", "--ca-file", caFile] }

    /// - Parameter also: more lines for the config, sites at its end.
    func check(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandOutput {
        try await run(
            Upkeep.invocation(["check", "--config", config] + arguments, environment: environment))
    }

    func runInWorld(_ arguments: String...) async throws -> CommandOutput {
        try await run(Upkeep.invocation(arguments + world, in: directory.path))
    }
}

/// Opens a shop with `faults` on for the length of `body`.
func withShop<Value: Sendable>(
    _ faults: Set<DemoFault> = [], parts: [DemoSite.Part] = [.shop], sites: String = "",
    _ body: (ServedShop) async throws -> Value
) async throws -> Value {
    try await withTemporaryDirectory { directory in
        try await DemoShop.withShop(faults: faults) { shop in
            let caFile = try directory.write("ca.pem", shop.site.caPEM)
            let config = try directory.write(
                "upkeep.yaml", shop.site.configYAML(caFile: caFile, parts: parts) + sites)
            return try await body(
                ServedShop(shop: shop, directory: directory, config: config, caFile: caFile))
        }
    }
}
