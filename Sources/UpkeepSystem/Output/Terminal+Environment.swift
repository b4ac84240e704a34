extension Terminal {
    /// Columns of a terminal that does not say, as terminals were made for decades.
    private static let usualColumns = 80
    /// Below this, wrapping makes text harder to read than the terminal's own folding does.
    private static let fewestColumns = 20

    /// Puts together what the kernel and the environment say.
    /// - Parameter columns: what the kernel says about the terminal's width, if anything.
    package init(isTerminal: Bool, columns: Int?, environment: Environment) {
        let isDumb = environment["TERM"] == "dumb"
        self.init(
            isTerminal: isTerminal,
            columns: isTerminal ? Terminal.columns(columns, environment) : nil,
            colour: Terminal.colour(isTerminal: isTerminal, isDumb: isDumb, environment),
            unicode: Terminal.isUTF8(environment),
            canRewrite: isTerminal && !isDumb)
    }

    /// `COLUMNS` wins, because somebody set it on purpose: shells do not export it by themselves.
    private static func columns(_ kernel: Int?, _ environment: Environment) -> Int {
        let wished = environment.nonEmpty("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        return max(fewestColumns, wished ?? kernel ?? usualColumns)
    }

    /// `NO_COLOR` set to anything turns colour off, `CLICOLOR_FORCE` other than `0` turns it on even in a pipe,
    /// and otherwise a terminal gets it unless it is dumb or `CLICOLOR` is `0`.
    private static func colour(isTerminal: Bool, isDumb: Bool, _ environment: Environment) -> Bool {
        if environment.nonEmpty("NO_COLOR") != nil { return false }
        if let force = environment.nonEmpty("CLICOLOR_FORCE"), force != "0" { return true }
        return isTerminal && !isDumb && environment["CLICOLOR"] != "0"
    }

    /// The first of the three that is set decides, as in `setlocale(3)`; none set is the C locale, which is ASCII.
    private static func isUTF8(_ environment: Environment) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        guard let locale = names.lazy.compactMap({ environment.nonEmpty($0) }).first else { return false }
        let parts = locale.split(separator: "@", omittingEmptySubsequences: false)[0].split(separator: ".")
        guard parts.count == 2 else { return false }
        return ["utf-8", "utf8"].contains(parts[1].lowercased())
    }
}
