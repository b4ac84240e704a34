/// Who may use a route.
package enum APIAccess: Sendable, Hashable {
    /// Everybody who reaches the port.
    case open
    /// Everybody, unless reading is protected: then whoever has the token.
    case read
    /// Whoever has the token.
    case change
}
