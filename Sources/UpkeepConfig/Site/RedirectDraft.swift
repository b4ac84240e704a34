/// What to do about redirects, as the config says it.
struct RedirectDraft: Sendable {
    /// 0: the first answer is the answer.
    var limit = 0
    var allowPrivate = false
}
