/// Notes as they come, up to a limit; what is beyond is only counted.
package struct TLSWireNotes: Sendable, Hashable {
    package static let limit = 100

    package private(set) var all: [TLSWireNote] = []
    /// Those left out.
    package private(set) var omitted = 0

    package init() {}

    package func contains(_ kind: TLSWireNote.Kind) -> Bool { all.contains { $0.kind == kind } }

    mutating func add(_ kind: TLSWireNote.Kind, at offset: Int, _ detail: String) {
        guard all.count < Self.limit else {
            omitted &+= 1
            return
        }
        all.append(TLSWireNote(kind, at: offset, detail))
    }
}
