/// A port of the farm.
enum Door: String, CaseIterable, Sendable {
    // One web server, in clear text and with one certificate after another.
    case plain, secure, expired, fiveOfNinety, fiveOfSix, wrongName, selfSigned, missingIntermediate
    // Other servers.
    case withoutALPN, onlyHTTP2
    // Nobody, and nobody who would say so.
    case refused, blackHole
    // Servers that misbehave.
    case slow, reset, silent, truncated, bomb, endless, garbage

    /// Those that the web server listens on, all but the first with TLS.
    static let nginx: [Door] = [
        .plain, .secure, .expired, .fiveOfNinety, .fiveOfSix, .wrongName, .selfSigned, .missingIntermediate,
    ]
}
