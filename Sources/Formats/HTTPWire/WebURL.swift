package import UpkeepCore

/// An absolute `http` or `https` URL, taken apart the way a request needs it (RFC 3986; the fragment is dropped).
package struct WebURL: Sendable, Hashable {
    package enum Scheme: String, Sendable, Hashable {
        case http, https
        package var defaultPort: UInt16 { self == .http ? 80 : 443 }
    }

    package enum Host: Sendable, Hashable {
        /// A DNS name: ASCII (IDN as A-labels), lower case; a trailing dot is kept, as it goes into Host.
        case name(String)
        case address(IPAddress)
    }

    package var scheme: Scheme
    package var host: Host
    package var port: UInt16
    /// Path and query as they go into the request line; begins with `/`.
    package var target: String

    package init(scheme: Scheme, host: Host, port: UInt16, target: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.target = target
    }
}
