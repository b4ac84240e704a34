/// RC4 (RFC 6229 names its vectors): for opening what was encrypted with it, and nothing else.
enum RC4 {
    /// - Parameter key: 1 to 256 bytes; with an empty one nothing is decrypted.
    static func decrypt(_ ciphertext: ArraySlice<UInt8>, key: [UInt8]) -> [UInt8] {
        guard !key.isEmpty else { return Array(ciphertext) }
        var state = (0...255).map { UInt8($0) }
        var other: UInt8 = 0
        for place in 0..<256 {
            other = other &+ state[place] &+ key[place % key.count]
            state.swapAt(place, Int(other))
        }
        var place: UInt8 = 0
        other = 0
        return ciphertext.map { byte in
            place = place &+ 1
            other = other &+ state[Int(place)]
            state.swapAt(Int(place), Int(other))
            return byte ^ state[Int(state[Int(place)] &+ state[Int(other)])]
        }
    }
}
