package import Checks
import FoundationEssentials
package import HTTPWire

/// Where alerts are sent. Path, query and userinfo are secret, since most receivers know their senders by nothing else;
/// only scheme, host and port are ever printed.
package struct NotifierURL: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    package let url: WebURL
    /// `Basic …`, when the URL came with a user name and password.
    package let authorization: Secret?

    /// - Throws: ``NotifierError`` that quotes nothing of the URL.
    package init(_ text: Secret) throws(NotifierError) {
        let parts: (url: WebURL, user: String?, password: String?)
        do throws(WebURLError) {
            parts = try WebURL.parse(text.value)
        } catch {
            throw NotifierError(
                .url, "the url cannot be used (\(error.code))",
                hint: "write `https://`, the host, and the path you were given")
        }
        url = parts.url
        authorization = parts.user.map { user in
            Secret("Basic " + Data("\(user):\(parts.password ?? "")".utf8).base64EncodedString())
        }
    }

    package init(_ url: WebURL) {
        self.url = url
        authorization = nil
    }

    package var description: String { url.origin }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// What must not be printed of it.
    var secrets: [Secret] { (url.target.count > 1 ? [Secret(url.target)] : []) + (authorization.map { [$0] } ?? []) }

    /// What a request to it carries besides.
    package var fields: [HTTPFields.Field] { authorization.map { [.init("Authorization", $0.value)] } ?? [] }

    /// The same server with this path below the URL's own.
    package func appending(_ path: String) -> WebURL {
        var url = url
        let base = url.target.prefix { $0 != "?" }
        url.target = (base.hasSuffix("/") ? base.dropLast() : base[...]) + path
        return url
    }
}
