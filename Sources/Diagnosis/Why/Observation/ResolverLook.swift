package import Checks
import DNSWire
package import UpkeepCore

/// One resolver, and all it was asked: about the name, and about others to see whether it works at all.
package struct ResolverLook: Sendable {
    package enum Origin: String, Sendable, Hashable, CaseIterable {
        /// This machine uses it, or the person named it.
        case configured
        /// Open to everybody: what visitors elsewhere may be using.
        case `public`
    }

    package var server: Endpoint
    package var origin: Origin
    package var replies: [ServerReply]

    package init(_ server: Endpoint, _ origin: Origin, _ replies: [ServerReply] = []) {
        self.server = server
        self.origin = origin
        self.replies = replies
    }

    /// Replies about other names: the control.
    func controls(besides name: DNSName?) -> [ServerReply] {
        replies.filter { $0.query.question.name != name && !$0.isCancelled }
    }

    /// Replies about `name`, with or without the resolver's own checking of signatures.
    func replies(about name: DNSName?, unchecked: Bool) -> [ServerReply] {
        replies.filter {
            $0.query.question.name == name && $0.query.checkingDisabled == unchecked && !$0.isCancelled
        }
    }
}
