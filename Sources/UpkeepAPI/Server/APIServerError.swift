import UpkeepCore
import UpkeepNet

/// Why the API does not listen.
package struct APIServerError: UpkeepError, Hashable {
    package let code: String
    package let message: String
    package let hint: String?

    /// What the kernel said when `endpoint` was to be listened on.
    init(_ error: any Error, _ endpoint: Endpoint) {
        code = "cannot-listen"
        message = "cannot listen on `\(endpoint)`: \(NetFailure(error).message)"
        hint = "`ss -ltnp 'sport = :\(endpoint.port)'` says who has the port"
    }
}
