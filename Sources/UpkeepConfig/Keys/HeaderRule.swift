import Checks

/// What a header of the answer must be like; nil: it must not be there.
struct HeaderRule: Sendable {
    var pattern: TextPattern?
}
