package import UpkeepCore

/// What is followed as one thing: a subject's being down, or one check's warning about it.
///
/// A subject that is down is down, whichever check says so this time: a host that boots refuses connections, then
/// answers 502, and that is one outage. Warnings have a lane each, since a certificate that runs out in two weeks has
/// nothing to do with a slow answer.
package struct Lane: Sendable, Hashable, Codable, Comparable {
    package var subject: Subject
    /// nil for the subject's outages.
    package var check: CheckID?

    package init(_ subject: Subject, check: CheckID? = nil) {
        self.subject = subject
        self.check = check
    }

    package static func < (a: Lane, b: Lane) -> Bool { a.key < b.key }

    private var key: (String, String, String) { (subject.kind.rawValue, subject.name, check?.text ?? "") }
}
