/// How a question reached the name server; UDP answers have a limit.
enum Transport: Sendable, Hashable {
    case udp, tcp
}
