package import Checks
import FoundationEssentials

extension Site {
    /// What it logs in with, in each form that goes over the wire.
    package var secrets: [Secret] {
        guard case .http(let plan) = plan else { return [] }
        return switch plan.credentials {
        case .basic(let user, let password):
            [password, Secret(Data("\(user):\(password.value)".utf8).base64EncodedString())]
        case .bearer(let token): [token]
        case nil: []
        }
    }
}
