/// Rows that wait for a world.
actor WhyQueue {
    private var rows: ArraySlice<(place: Int, row: WhyRow)>

    init(_ rows: [WhyRow]) { self.rows = rows.enumerated().map { ($0, $1) }[...] }

    func next() -> (place: Int, row: WhyRow)? { rows.popFirst() }
}
