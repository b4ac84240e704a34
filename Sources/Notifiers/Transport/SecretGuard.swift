import Checks
import FoundationEssentials

/// Puts `(secret)` in the place of whatever a receiver repeats of a channel's secrets.
struct SecretGuard: Sendable {
    /// So many bytes in a row are no accident.
    private static let window = 8
    /// Shorter secrets are in too many words.
    private static let shortest = 4

    private var windows: Set<[UInt8]> = []
    private var short: [[UInt8]] = []

    init(_ secrets: [Secret]) {
        for secret in secrets where secret.value.utf8.count >= Self.shortest {
            let value = secret.value
            for form in Set([value, value.percentEncoded, Data(value.utf8).base64EncodedString()]) {
                add(Array(form.utf8))
            }
        }
    }

    func redacted(_ text: String) -> String {
        guard !windows.isEmpty || !short.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var isHidden = [Bool](repeating: false, count: bytes.count)
        func hide(_ range: Range<Int>) { for place in range { isHidden[place] = true } }
        for place in bytes.indices {
            if place + Self.window <= bytes.count, windows.contains(Array(bytes[place..<place + Self.window])) {
                hide(place..<place + Self.window)
            }
            for secret in short where bytes[place...].starts(with: secret) { hide(place..<place + secret.count) }
        }
        guard isHidden.contains(true) else { return text }
        var result: [UInt8] = []
        for place in bytes.indices {
            if !isHidden[place] {
                result.append(bytes[place])
            } else if place == 0 || !isHidden[place - 1] {
                result += Array("(secret)".utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private mutating func add(_ form: [UInt8]) {
        guard form.count > Self.window else {
            short.append(form)
            return
        }
        for start in 0...(form.count - Self.window) { windows.insert(Array(form[start..<start + Self.window])) }
    }
}
