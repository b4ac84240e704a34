import UpkeepCore

/// The results of one append that fall into one slice, as the journal keeps them until the slice is packed.
struct JournalBatch {
    private static let version: UInt8 = 1

    private var writer = PackedWriter()
    private let slice: Slice

    init(_ slice: Slice) {
        self.slice = slice
        writer.byte(Self.version)
    }

    var packed: [UInt8] { writer.bytes }

    mutating func add(_ look: PackedLook, of series: Int64) {
        var piece = PackedWriter()
        var codec = LookCodec(from: slice.start)
        codec.write(look, to: &piece)
        writer.number(UInt64(series))
        writer.piece(piece.bytes)
    }

    /// Reads the results of those series that are wanted; the others are stepped over.
    static func read(
        _ bytes: [UInt8], _ slice: Slice, wanted: (Int64) -> Bool = { _ in true },
        _ body: (_ series: Int64, _ look: PackedLook) -> Void
    ) throws(PackingError) {
        var reader = PackedReader(bytes)
        guard try reader.byte() == version else { throw PackingError(problem: .version, offset: 0) }
        while !reader.isAtEnd {
            let series = try reader.number(upTo: SeriesRow.highestSeries)
            var piece = try reader.piece()
            guard wanted(series) else { continue }
            var codec = LookCodec(from: slice.start)
            body(series, try codec.read(&piece))
        }
    }
}
