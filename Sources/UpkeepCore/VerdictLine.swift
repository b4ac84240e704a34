/// One line of a verdict as a person reads it: what it is for, and its text without any label.
package struct VerdictLine: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The answer in plain words: always first.
        case answer
        /// Which servers, addresses and visitors.
        case scope
        /// Until when.
        case clock
        /// Something else that is wrong at the same time.
        case also
        /// What one question came to.
        case evidence(CheckID, Status)
        /// What to do; shown as `hint:`.
        case hint
        /// The fact that would decide; shown as `missing:`.
        case missing
        /// One question put to one server.
        case query
    }

    package var kind: Kind
    package var text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}
