import Checks

/// What a first config says about logging in: proposals, never secrets.
struct LoginOutline {
    let lines: [String]

    init(_ http: HTTPObservation?, _ address: SiteAddress) {
        guard case .web(_, let credentials) = address else {
            lines = []
            return
        }
        if case .basic(let user, let password) = credentials {
            // In `https://TOKEN@host/` the user's name is the secret.
            let name = password.value.isEmpty ? "NAME" : YAMLText.value(user)
            lines = [
                "# the URL came with a password, which does not belong into a config; confirm and fill in:",
                Self.basic(name),
            ]
            return
        }
        guard http?.failure == nil, let answer = http?.hops.last?.answer, answer.status == 401 else {
            lines = []
            return
        }
        let schemes = LoginChallenge.schemes(answer.headers).map { $0.lowercased() }
        let asked = schemes.isEmpty ? "" : " (`\(YAMLText.comment(schemes.joined(separator: "`, `")))`)"
        let seen = "# confirm: it answers 401 because it wants credentials\(asked); fill in:"
        if schemes.isEmpty || schemes.contains("basic") {
            lines = [seen, Self.basic("NAME")]
        } else if schemes.contains("bearer") {
            lines = [seen, "# auth: {bearer_file: /etc/upkeep/TOKEN}"]
        } else {
            lines = [
                "# confirm: it answers 401 because it wants credentials\(asked); upkeep logs in with `Basic` and",
                "# `Bearer` only, so ask for a page that needs none",
            ]
        }
    }

    private static func basic(_ user: String) -> String {
        "# auth: {basic: {user: \(user), password_file: /etc/upkeep/PASSWORD}}"
    }
}
