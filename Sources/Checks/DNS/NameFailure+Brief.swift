extension NameFailure {
    /// What happened, in a few words for the middle of a sentence.
    package var inBrief: String {
        switch self {
        case .noSuchName: "NXDOMAIN"
        case .noAddress: "no address"
        case .serverFailure: "SERVFAIL"
        case .refused: "refused"
        case .unreachable: "nothing listens there"
        case .timedOut: "no answer in time"
        case .mismatched: "answers to another question"
        case .malformed: "the answer cannot be read"
        case .truncatedWithoutTCP: "cut off, and TCP/53 is closed"
        case .aliasLoop: "the aliases go in a circle"
        case .noResolver: "no resolver"
        case .badName: "no DNS name"
        }
    }
}
