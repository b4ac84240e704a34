/// Which of the web server's two doors a visitor came through.
enum WebDoor: Sendable, Hashable, CaseIterable {
    /// http
    case plain
    /// https
    case secure
}
