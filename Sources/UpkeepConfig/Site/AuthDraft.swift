import Checks

/// Credentials while their keys are being read.
struct AuthDraft: Sendable {
    var user: String?
    var password: Secret?
    var bearer: Secret?

    var credentials: HTTPPlan.Credentials? {
        if let bearer { return .bearer(bearer) }
        if let user, let password { return .basic(user: user, password: password) }
        return nil
    }
}
