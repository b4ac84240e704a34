import Checks
package import UpkeepCore

/// Writes a first config from what was seen.
package enum ConfigInit {
    /// A config that loads without a problem, every finding in it commented; ends with a line break.
    ///
    /// Nothing a server said goes in unescaped: a page title cannot add keys.
    /// - Parameters:
    ///   - resolvers: the DNS servers that were asked; none for the system's.
    ///   - caFile: the authorities that were trusted; nil for the system's.
    /// - Throws: an error that says what is wrong with an observation's URL.
    package static func yaml(
        from observations: [InitObservation], resolvers: [Endpoint] = [], caFile: String? = nil
    ) throws -> String {
        var lines = [
            ConfigSchema.line,
            "# Written by `upkeep config init` from what it saw. Lines with \"confirm\" need your eye.",
            "# `upkeep config check` tells every mistake; `upkeep config reference` explains every key.",
            "",
        ]
        lines += world(resolvers, caFile) + ["sites:"]
        var names: Set<String> = []
        for observation in observations {
            let address: SiteAddress
            do throws(BadValue) {
                address = try SiteAddress(observation.url)
            } catch {
                throw ConfigInitError(
                    message: "\(error.message); expected \(SiteAddress.expectedForm)", hint: error.hint)
            }
            guard names.insert(address.text).inserted else { continue }
            lines += SiteOutline(observation, address).lines.map { $0.isEmpty ? "" : "  " + $0 } + [""]
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    /// A config that left these out would look at another world than the one it was written from.
    private static func world(_ resolvers: [Endpoint], _ caFile: String?) -> [String] {
        var lines: [String] = []
        if !resolvers.isEmpty {
            lines += ["resolvers:"] + resolvers.map { "  - \(YAMLText.value(resolver($0)))" }
        }
        if let caFile { lines.append("ca_file: \(YAMLText.value(caFile))") }
        return lines.isEmpty ? [] : lines + [""]
    }

    private static func resolver(_ endpoint: Endpoint) -> String {
        endpoint.port == 53 ? endpoint.address.description : endpoint.description
    }
}
