package import Testing

extension Tag {
    /// Needs root, because it makes network namespaces or starts a server that drops its rights.
    @Tag package static var root: Self
}
