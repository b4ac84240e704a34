/// Names of silences, short enough to type.
enum SilenceName {
    /// Without letters and digits that look alike.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")
    private static let length = 6

    /// Random, because two people may silence something at the same time.
    static func new() -> String {
        String((0..<length).compactMap { _ in alphabet.randomElement() })
    }

    /// One per incident: who acknowledges it again takes it over.
    static func acknowledgement(of incident: String) -> String { "ack-\(incident)" }
}
