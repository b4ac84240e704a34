import UpkeepCore

extension Subject {
    /// What an entry is about that names nothing.
    static let everything = Subject(.service, "all")
}
