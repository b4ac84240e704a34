/// Whether a name server's address does what it is listed for.
package enum ServerCondition: Sendable, Hashable {
    case serving
    /// No answer by any transport.
    case silent
    /// Nothing listens there.
    case refused
    /// The network says that nobody is there; why.
    case unreachable(String)
    /// What comes back is no answer; why.
    case garbled(String)
    case lame(Lameness)
    /// Nobody asked it.
    case unasked
}
