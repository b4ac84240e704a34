/// What makes a broken name server well again.
enum ServerCure: Hashable {
    /// It answers and does not know the zone.
    case load
    /// It knows the zone and has no copy that it may serve.
    case transfer
    case openTCP
    case openUDP
    /// Its machine answers, and refuses.
    case start
    /// Nothing comes back at all.
    case reach
    /// Packets get lost now and then.
    case steady
    case repair

    /// - Parameter names: the servers', at least one.
    func words(_ names: [String]) -> String {
        let who = Phrase.list(names)
        let (it, isAre, does) = names.count == 1 ? ("it", "is", "does") : ("they", "are", "do")
        let them = names.count == 1 ? "it" : "them"
        return switch self {
        case .load:
            "load the zone at \(who), which \(names.count == 1 ? "answers" : "answer") and \(does) not know it, or take "
                + "\(them) out of the delegation"
        case .transfer:
            "see why \(who) \(names.count == 1 ? "has" : "have") no valid copy of the zone: transfers from the primary, "
                + "TSIG, TCP/53"
        case .openTCP: "let TCP port 53 in at \(who): answers that do not fit a datagram need it"
        case .openUDP: "let UDP port 53 in at \(who)"
        case .start: "start the name server at \(who)"
        case .reach:
            "see whether \(who) \(isAre) up and can be reached, or take \(them) out of the delegation until \(it) \(isAre)"
        case .steady:
            "see where packets to \(who) are lost: \(names.count == 1 ? "its" : "their") line, load, or an attack"
        case .repair: "repair \(who), or take \(them) out of the delegation until \(it) \(isAre) well"
        }
    }
}
