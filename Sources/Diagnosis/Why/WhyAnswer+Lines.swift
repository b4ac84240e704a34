package import UpkeepCore

extension WhyAnswer {
    /// What a person reads, in order.
    /// - Parameter verbose: with every question that was put to a name server.
    package func lines(verbose: Bool) -> [VerdictLine] {
        var lines = [VerdictLine(.answer, verdict.summary)]
        if let scope { lines.append(VerdictLine(.scope, scope)) }
        if let clock { lines.append(VerdictLine(.clock, clock)) }
        lines += also.map { VerdictLine(.also, $0) }
        lines += findings.map { VerdictLine(.evidence($0.check, $0.status), $0.summary) }
        if let remedy = verdict.remedy { lines.append(VerdictLine(.hint, remedy)) }
        if let missing = verdict.missing { lines.append(VerdictLine(.missing, missing)) }
        if verbose { lines += queries.map { VerdictLine(.query, $0.logLine) } }
        return lines
    }
}
