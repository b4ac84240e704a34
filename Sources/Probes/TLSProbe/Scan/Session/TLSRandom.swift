import Glibc

/// Bytes nobody can foresee.
enum TLSRandom {
    /// What getentropy(3) gives at once.
    private static let most = 256

    static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, count))
        bytes.withUnsafeMutableBytes { bytes in
            // Asked for word by word, the system takes longer than all the rest of a hello.
            for start in stride(from: 0, to: bytes.count, by: most) {
                let part = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<min(start + most, bytes.count)])
                guard let address = part.baseAddress, getentropy(address, part.count) != 0 else { continue }
                for place in part.indices { part[place] = UInt8.random(in: .min ... .max) }
            }
        }
        return bytes
    }
}
