extension TLSCursor {
    /// A vector of 16-bit numbers, after a length of `width` bytes.
    mutating func numbers(_ width: Int) throws(TLSWireError) -> [UInt16] {
        var part = try part(width)
        var numbers: [UInt16] = []
        while !part.isAtEnd { numbers.append(try part.uint16()) }
        return numbers
    }

    /// A vector of 16-bit vectors, such as names of authorities: the first `limit`, and how many there are.
    mutating func vectors(
        limit: Int, _ name: String, notes: inout TLSWireNotes
    ) throws(TLSWireError) -> (kept: [[UInt8]], count: Int) {
        var part = try part(2)
        var kept: [[UInt8]] = []
        var count = 0
        while !part.isAtEnd {
            let start = part.offset
            do throws(TLSWireError) {
                var item = try part.part(2)
                count += 1
                if count <= limit { kept.append(item.rest()) }
            } catch {
                notes.add(.brokenList, at: start, "the list of \(name) breaks off: \(error.fault)")
                break
            }
        }
        if count > limit { notes.add(.tooMany, at: part.offset, "\(count) \(name), of which \(limit) are kept") }
        return (kept, count)
    }
}
