extension Incident.ID: Codable {
    /// As text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = Incident.ID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "`\(text)` is no incident's id")
        }
        self = id
    }
}
