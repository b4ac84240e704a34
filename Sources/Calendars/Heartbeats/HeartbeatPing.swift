/// One report of a job.
package struct HeartbeatPing: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case start, success, fail
        /// Lines to keep, which say nothing of how it goes.
        case log
    }

    package var kind: Kind
    /// Of the job's command; anything but 0 makes a failure of a success.
    package var exitStatus: Int?
    /// What came with it, such as the job's output.
    package var body: String

    package init(_ kind: Kind, exitStatus: Int? = nil, body: String = "") {
        self.kind = kind
        self.exitStatus = exitStatus
        self.body = body
    }

    /// A success with an exit status that is none is a failure.
    var judgedKind: Kind {
        if kind == .success, let exitStatus, exitStatus != 0 { .fail } else { kind }
    }
}
