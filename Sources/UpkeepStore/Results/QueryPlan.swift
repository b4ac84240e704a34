/// Which tables answer for which part of a window: the coarsest that fits inside, then finer ones for the edges.
struct QueryPlan: Hashable {
    struct Piece: Hashable {
        /// Nil for single results that are packed.
        let level: RollupLevel?
        /// Milliseconds, in whole lengths of the level.
        let range: Range<Int64>
    }

    private(set) var pieces: [Piece] = []
    /// What is answered for, in milliseconds: the window, without edges for which nothing fine enough is kept any more.
    private(set) var window: Range<Int64>
    /// The part that is not packed yet; empty when there is none.
    let open: Range<Int64>

    init(_ window: Range<Int64>, _ progress: ResultProgress, coarsest: RollupLevel = .day) {
        self.window = window
        let end = progress.open.map { Slice(number: $0).start } ?? window.lowerBound
        let border = min(max(end, window.lowerBound), window.upperBound)
        open = border..<window.upperBound
        split(coarsest, window.lowerBound, border, progress)
        pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func split(_ level: RollupLevel?, _ start: Int64, _ end: Int64, _ progress: ResultProgress) {
        guard start < end else { return }
        guard let level else { return addRaw(start, end, progress) }
        let low = Slice.ceiling(max(start, progress.start(of: level)), level.length)
        let high = Slice.floor(min(end, progress.end(of: level)), level.length)
        guard low < high else { return split(level.finer, start, end, progress) }
        split(level.finer, start, low, progress)
        pieces.append(Piece(level: level, range: low..<high))
        split(level.finer, high, end, progress)
    }

    private mutating func addRaw(_ start: Int64, _ end: Int64, _ progress: ResultProgress) {
        let kept = min(max(start, progress.rawStart), end)
        if start < kept { narrow(start..<kept) }
        if kept < end { pieces.append(Piece(level: nil, range: kept..<end)) }
    }

    /// What is missing lies at an edge, since the middle is answered by something coarser.
    private mutating func narrow(_ missing: Range<Int64>) {
        if missing.lowerBound == window.lowerBound {
            window = missing.upperBound..<window.upperBound
        } else if missing.upperBound == window.upperBound {
            window = window.lowerBound..<missing.lowerBound
        }
    }
}
