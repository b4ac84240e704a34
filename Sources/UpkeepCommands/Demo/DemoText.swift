import UpkeepDemo

/// What the demo says about itself.
enum DemoText {
    static func faults() -> String {
        let width = DemoFault.allCases.map(\.name.count).max() ?? 0
        return DemoFault.allCases.map { fault in
            "\(fault.name)\(String(repeating: " ", count: width - fault.name.count))  \(fault.story)\n"
        }.joined() + "\n`upkeep demo --fault NAME` shows one\n"
    }
}

extension DemoText {
    /// Where to go from here.
    static let next = """

        Each was found at its own layer, and what it caused was folded under it.

        What to type next:
          upkeep demo --fault one-address-dead -v    one of these reports, whole
          upkeep check https://example.com/          look at a site of yours
          upkeep config init example.com             write down how it is now, to be told when that changes
          upkeep explain                             everything that is looked at

        """
}
