/// Finds one run of bytes in another, skipping ahead by the byte at the window's end (Horspool).
struct ByteSearch {
    private let needle: [UInt8]
    private let skip: [Int]

    init(_ needle: some Sequence<UInt8>) {
        self.needle = Array(needle)
        var skip = [Int](repeating: self.needle.count, count: 256)
        for (place, byte) in self.needle.dropLast().enumerated() { skip[Int(byte)] = self.needle.count - 1 - place }
        self.skip = skip
    }

    init(_ needle: String) { self.init(needle.utf8) }

    /// Whether the needle is in the first `limit` bytes of `bytes`; an empty needle always is.
    func isFound(in bytes: [UInt8], limit: Int = .max) -> Bool {
        let count = min(bytes.count, limit)
        guard let last = needle.last else { return true }
        var end = needle.count - 1
        while end < count {
            let byte = bytes[end]
            if byte == last, matches(bytes, endingAt: end) { return true }
            end += skip[Int(byte)]
        }
        return false
    }

    private func matches(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        let start = end - needle.count + 1
        for place in needle.indices where bytes[start + place] != needle[place] { return false }
        return true
    }
}
