/// The word that lets its bearer change things (RFC 6750).
struct BearerToken: Sendable {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether an `Authorization` field carries this token. Takes as long for a wrong byte at the start as at the end.
    func isCarried(by field: String?) -> Bool {
        guard let field else { return false }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        let offered = Array(parts[1].utf8)
        var difference: UInt8 = offered.count == bytes.count && !bytes.isEmpty ? 0 : 1
        for (place, byte) in offered.enumerated() where !bytes.isEmpty {
            difference |= byte ^ bytes[place % bytes.count]
        }
        return difference == 0
    }
}
