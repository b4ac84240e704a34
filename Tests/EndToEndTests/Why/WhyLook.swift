import Peers

/// One answer of `upkeep why`, with what it cost.
struct WhyLook: Sendable {
    let exit: ExitStatus
    let report: WhyReport
    let standardError: String
    /// Packets with a question for a name server, and connections opened to one, as the kernel counted them.
    let questions: Int
}
