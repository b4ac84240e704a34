extension Subject {
    /// What an entry is about that names nothing.
    package static let everything = Subject(.service, "all")
}
