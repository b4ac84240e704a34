/// What a server is to do. Two equal duties need no restart between them.
struct Duty: Hashable, Sendable {
    let name: String
    let program: String
    var arguments: [String] = []
    /// Written into the server's folder before it starts.
    var files: [String: String] = [:]
    /// What the server says when it is ready.
    var says: [String] = []
    /// TCP ports of which it alone listens on any.
    var ports: [Int] = []
    /// What it depends on beyond its files: a server with another zone to copy has another duty.
    var basis = ""
    var condition = Condition.running
    /// A file that it keeps from its time before, with a date of long ago.
    var agedFile: String?

    /// Where its folder is.
    static func folder(_ name: String, in world: String) -> String { "\(world)/\(name)" }
}
