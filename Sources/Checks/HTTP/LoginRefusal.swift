import HTTPWire

/// Why a server that asks for credentials did not let the probe in (RFC 9110 section 11).
struct LoginRefusal {
    let plan: HTTPPlan
    /// Who refused.
    let url: WebURL
    let answer: HTTPAnswerObservation

    private static let basicKey = "`auth: {basic: {user: …, password_file: …}}`"
    private static let bearerKey = "`auth: {bearer_file: …}`"

    /// What goes on after the status, and what to do about it.
    var sentence: FailureSentence {
        if hasLogin, url.origin != plan.url.origin {
            return FailureSentence(
                "the credentials are for `\(plan.url.origin)`, so `\(url.origin)` was not sent them",
                remedy: "credentials stay with the site that they are given for: if they are meant for "
                    + "`\(url.origin)`, make that the site's `url`")
        }
        switch plan.credentials {
        case .basic(let user, let password): return basic(user, password)
        case .bearer:
            guard isOffered("bearer") else {
                return FailureSentence(
                    "it wants \(wanted), and was sent the token of `auth`", remedy: remedy(instead: true))
            }
            return FailureSentence(
                "it refused the token of `auth`",
                remedy: "see whether the token has run out or was withdrawn, and whether `auth` in the config reads it "
                    + "from the right variable or file")
        case nil where hasLogin:
            return FailureSentence(
                "it refused the `Authorization` of `headers`",
                remedy: "correct it in the config; `auth` writes such a header by itself, and keeps it secret")
        case nil:
            return FailureSentence("it wants \(wanted), and was sent none", remedy: remedy(instead: false))
        }
    }

    private func basic(_ user: String, _ password: Secret) -> FailureSentence {
        // In `https://TOKEN@host/` the user's name is the secret.
        let name = plan.isLoginInURL && password.value.isEmpty ? "" : " `\(user)`"
        let place = plan.isLoginInURL ? "`url`" : "`auth.basic`"
        guard isOffered("basic") else {
            return FailureSentence(
                "it wants \(wanted), and was sent the user\(name) of \(place)", remedy: remedy(instead: true))
        }
        return FailureSentence(
            "it refused the user\(name) with the password of \(place)",
            remedy: plan.isLoginInURL
                ? "correct the user or the password in `url`, where `@`, `:`, `/` and `%` are written `%40`, `%3A`, "
                    + "`%2F` and `%25`"
                : "correct `user` or the password under `auth.basic`, and see that it comes from the right variable or "
                    + "file")
    }

    private var hasLogin: Bool {
        plan.credentials != nil || plan.headers.contains { HTTPFields.equal($0.name, "Authorization") }
    }

    /// Whether the server takes credentials of this kind, as far as it says.
    private func isOffered(_ scheme: String) -> Bool {
        schemes.isEmpty || schemes.contains { $0.lowercased() == scheme }
    }

    private var wanted: String {
        schemes.isEmpty ? "credentials" : schemes.map { "`\($0)`" }.joined(separator: " or ") + " credentials"
    }

    private func remedy(instead: Bool) -> String {
        let verb = instead ? "replace what it is sent by" : "give this site its credentials in the config,"
        if isOffered("basic") { return "\(verb) \(Self.basicKey), or ask for a page that needs none" }
        if isOffered("bearer") { return "\(verb) \(Self.bearerKey), or ask for a page that needs none" }
        return "upkeep logs in with `Basic` and `Bearer` only: ask for a page that needs neither, or have the server "
            + "take one of them from this machine"
    }

    private var schemes: [String] { LoginChallenge.schemes(answer.headers) }
}
