import CPCRE2

/// How far a match has walked over the text in all, so that a hostile text cannot keep it busy.
///
/// PCRE2's own limits count per starting point, which lets a quadratic match on 2 MiB run for minutes. A callout between
/// the parts of the expression sees where the match is; the distance since the last one is what it cost.
struct PatternWork {
    private var left: Int
    private var last = 0

    /// - Parameter textLength: bytes; a fixed budget and 64 walks over the text are granted, together well under a second.
    init(textLength: Int) { left = (512 << 20) + 64 * textLength }

    /// The callout: 0 to go on, an error to give up.
    static func count(_ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ work: UnsafeMutableRawPointer?) -> Int32
    {
        guard let block, let work = work?.assumingMemoryBound(to: PatternWork.self) else { return PCRE2_ERROR_CALLOUT }
        let at = Int(block.pointee.current_position)
        // A callout itself costs about as much as walking over 16 bytes.
        work.pointee.left -= abs(at - work.pointee.last) + 16
        work.pointee.last = at
        return work.pointee.left > 0 ? 0 : PCRE2_ERROR_CALLOUT
    }
}
