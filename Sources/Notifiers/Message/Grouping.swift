/// What a channel does when many alerts are owed at once.
package enum Grouping: Sendable, Hashable {
    /// One message that sums them up: for people.
    case summary
    /// One message that holds each of them whole, up to so many: for programs that take lists.
    case batch(limit: Int)
    /// One message each: for programs that keep an own record of every incident.
    case each
}
