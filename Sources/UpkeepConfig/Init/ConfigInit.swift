import Checks

/// Writes a first config from what was seen.
package enum ConfigInit {
    /// A config that loads without a problem, every finding in it commented; ends with a line break.
    ///
    /// Nothing a server said goes in unescaped: a page title cannot add keys.
    /// - Throws: an error that says what is wrong with an observation's URL.
    package static func yaml(from observations: [InitObservation]) throws -> String {
        var lines = [
            ConfigSchema.line,
            "# Written by `upkeep config init` from what it saw. Lines with \"confirm\" need your eye.",
            "# `upkeep config check` tells every mistake; `upkeep config reference` explains every key.",
            "", "sites:",
        ]
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
}
