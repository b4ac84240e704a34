/// How many questions and records the header promises.
struct DNSSectionCounts {
    let questions: Int
    let answers: Int
    let authority: Int
    let additional: Int

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        questions = Int(try cursor.uint16(bytes))
        answers = Int(try cursor.uint16(bytes))
        authority = Int(try cursor.uint16(bytes))
        additional = Int(try cursor.uint16(bytes))
    }
}
