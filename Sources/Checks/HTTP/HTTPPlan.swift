package import HTTPWire

/// What to ask a web site, and what a right answer is.
package struct HTTPPlan: Sendable, Hashable {
    package enum Redirects: Sendable, Hashable {
        /// Follow at most this many.
        case follow(limit: Int)
        /// The first answer is the answer.
        case stop
    }

    package enum Credentials: Sendable, Hashable {
        case basic(user: String, password: Secret)
        case bearer(Secret)
    }

    package var url: WebURL
    package var method = "GET"
    package var headers: [HTTPFields.Field] = []
    package var body: [UInt8] = []
    package var credentials: Credentials?
    /// The credentials stand in `url` as the operator wrote it.
    package var isLoginInURL = false
    package var redirects = Redirects.follow(limit: 10)
    /// Let redirects lead to private addresses although the site itself is public.
    package var allowPrivateRedirects = false
    package var addresses = AddressPlan()
    package var budget = Budget()
    /// Decoded body bytes to read at most.
    package var bodyLimit = 2 << 20
    package var tls = TLSPlan()
    /// Sent as Host instead of the URL's.
    package var host: String?
    package var expect = HTTPExpectation()

    package init(url: WebURL) { self.url = url }
}
