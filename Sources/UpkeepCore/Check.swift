/// One question with a stable id, registered once in the catalogue.
package struct Check: Sendable {
    package let id: CheckID
    /// A short noun phrase, lower case, e.g. "certificate expiry".
    package let title: String
    /// Whether a good answer is worth a word when all is well: the line of a healthy subject is made of these.
    package var glance = false
    /// Why a person should care, one or two sentences.
    package let why: String
    /// The status a bad answer gets unless the judge has reason to choose another.
    package let severity: Status
    /// Checks whose bad answer makes this one meaningless: its own bad answer is then reported as suppressed by them.
    package let dependsOn: [CheckID]
    /// The least grave answer that explains what hangs on this check. Critical, unless the check sees that something
    /// else stands in the subject's place (a bot wall): then even its warning explains all that comes after.
    package let explainsFrom: Status
    /// What to do about a bad answer, for any subject; findings may carry a more exact remedy.
    package let remedy: String

    package init(
        _ id: CheckID, title: String, why: String, severity: Status = .critical, dependsOn: [CheckID] = [],
        explainsFrom: Status = .critical, remedy: String
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.severity = severity
        self.dependsOn = dependsOn
        self.explainsFrom = explainsFrom
        self.remedy = remedy
    }
}
