/// Bytes nobody can foresee.
enum TLSRandom {
    static func bytes(_ count: Int) -> [UInt8] {
        let count = max(0, count)
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        // The system is asked for eight at a time: to ask for each takes longer than all the rest of a hello.
        while bytes.count < count {
            var word = generator.next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
