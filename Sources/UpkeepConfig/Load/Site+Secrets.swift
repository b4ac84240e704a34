package import Checks
import FoundationEssentials
import HTTPWire

extension Site {
    /// What it logs in with, in each form that goes over the wire: `auth`, headers that are named like a secret, and
    /// what a dialogue logs in with.
    package var secrets: [Secret] {
        switch plan {
        case .http(let plan):
            Self.secrets(of: plan.credentials) + plan.headers.flatMap { Self.secrets(of: $0.name, $0.value) }
        case .port(let plan):
            plan.dialogue.flatMap { step in
                if case .send(let line) = step { Self.secrets(sent: line) } else { [] as [Secret] }
            }
        case .record: []
        }
    }

    private static func secrets(of credentials: HTTPPlan.Credentials?) -> [Secret] {
        switch credentials {
        case .basic(let user, let password):
            [password, Secret(Data("\(user):\(password.value)".utf8).base64EncodedString())]
        case .bearer(let token): [token]
        case nil: []
        }
    }

    /// The value of a header that is named like a secret, and what a server may send back of it.
    private static func secrets(of name: String, _ value: String) -> [Secret] {
        guard SecretNames.isSecret(name.lowercased()) else { return [] }
        var secrets = [value]
        if HTTPFields.equal(name, "Cookie") {
            secrets += value.split(separator: ";").compactMap { pair in
                // Short ones are settings such as a language, and would be found everywhere.
                let cookie = pair.drop { $0 != "=" }.dropFirst()
                return cookie.utf8.count >= 8 ? String(cookie) : nil
            }
        } else if let space = value.firstIndex(of: " ") {
            let token = String(value[space...].drop { $0 == " " })
            secrets.append(token)
            if value[..<space].lowercased() == "basic", let pair = Data(base64Encoded: token),
                let colon = pair.firstIndex(of: 0x3A)
            {
                secrets.append(String(decoding: pair[colon...].dropFirst(), as: UTF8.self))
            }
        }
        return secrets.map { Secret($0) }
    }

    /// Ways to log in that take what they need in the lines that follow.
    private static let mechanisms = ["LOGIN", "PLAIN", "CRAM-MD5", "XOAUTH2", "EXTERNAL"]

    /// What follows the command in `PASS …`, `AUTH PLAIN …` and IMAP's `a1 LOGIN user …`.
    private static func secrets(sent line: String) -> [Secret] {
        let words = line.split(separator: " ")
        guard words.count > 1, let last = words.last else { return [] }
        if words[0].uppercased() == "PASS" { return [Secret(String(line[words[1].startIndex...]))] }
        let isLogin = words[0].uppercased() == "AUTH" || words[1].uppercased() == "LOGIN" && words.count > 2
        return isLogin && !mechanisms.contains(last.uppercased()) ? [Secret(String(last))] : []
    }
}
