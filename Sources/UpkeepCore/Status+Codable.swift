/// As its word.
extension Status: Codable {}
