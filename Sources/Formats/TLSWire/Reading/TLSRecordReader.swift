/// Cuts a stream into records, however it arrives.
///
/// Holds no more than what was appended and not yet taken.
package struct TLSRecordReader: Sendable {
    /// Bytes in a record at most: `TLSRecord.ciphertextLimit`, or `ciphertextLimitTLS13` once that is agreed.
    package var fragmentLimit = TLSRecord.ciphertextLimit
    package var recordLimit = 50_000
    /// Empty records one after another.
    package var emptyLimit = 32

    package private(set) var notes = TLSWireNotes()
    package private(set) var recordCount = 0
    package private(set) var emptyRecordCount = 0

    private var buffer: [UInt8] = []
    private var start = 0
    /// Bytes taken out of `buffer` before its first.
    private var dropped = 0
    private var emptyInARow = 0
    private var failure: TLSWireError?

    package init() {}

    /// Bytes from the first the peer sent to the next record.
    package var offset: Int { dropped + start }
    /// Bytes that are no whole record yet.
    package var pending: Int { buffer.count - start }

    package mutating func append(_ bytes: Span<UInt8>) {
        // What is done with goes away once it is the larger part, so that no byte is moved often.
        if start > 0, start >= buffer.count - start {
            buffer.removeFirst(start)
            dropped += start
            start = 0
        }
        buffer.reserveCapacity(buffer.count + bytes.count)
        for place in bytes.indices { buffer.append(bytes[place]) }
    }

    /// The next record; nil until more bytes are there.
    /// - Throws: `not-tls`, `bad-record`, `record-too-long`, `too-many-records`, `too-many-empty-records`; always the
    ///   same again once it has thrown.
    package mutating func next() throws(TLSWireError) -> TLSFrame? {
        if let failure { throw failure }
        do throws(TLSWireError) { return try cut() } catch {
            failure = error
            throw error
        }
    }

    /// Says that the peer sends no more, or that nobody waits for it any longer.
    /// - Throws: `ended-early` when it stopped within a record; `not-tls` when it never began one.
    package mutating func finish() throws(TLSWireError) {
        if let failure { throw failure }
        guard pending > 0 else { return }
        if recordCount == 0, !couldBeRecord { throw foreign() }
        throw TLSWireError(.endedEarly, at: offset, "the peer stopped after \(pending) bytes of a record")
    }

    private func byte(_ place: Int) -> UInt8 { buffer[start + place] }

    /// Whether the first bytes do not yet rule a record out.
    private var couldBeRecord: Bool {
        guard pending > 0 else { return true }
        if isSSL2 { return true }
        let type = TLSContentType(rawValue: byte(0))
        return type.isKnown && (pending < 2 || byte(1) == 3)
    }

    /// A two-byte header with its high bit set, then SSLv2's server hello (4) or error (0); no TLS record nor text
    /// begins so.
    private var isSSL2: Bool { pending > 0 && byte(0) & 0x80 != 0 && (pending < 3 || byte(2) == 4 || byte(2) == 0) }

    private mutating func cut() throws(TLSWireError) -> TLSFrame? {
        guard pending > 0 else { return nil }
        guard couldBeRecord else {
            guard recordCount == 0 else {
                throw TLSWireError(.badRecord, at: offset, "bytes that are no record follow \(recordCount) records")
            }
            // A line that is still coming is waited for: it is what a person recognises.
            let seen = buffer[start...].prefix(ForeignSpeech.lineLimit)
            let isWhole = seen.contains(0x0A) || seen.count >= ForeignSpeech.lineLimit || seen.contains(0)
            guard isWhole else { return nil }
            throw foreign()
        }
        if isSSL2 { return try cutSSL2() }
        guard pending >= TLSRecord.headerLength else { return nil }
        let length = Int(byte(3)) << 8 | Int(byte(4))
        guard length <= fragmentLimit else {
            throw TLSWireError(
                .recordTooLong, at: offset, "a record says it has \(length) bytes; \(fragmentLimit) are allowed")
        }
        guard pending >= TLSRecord.headerLength + length else { return nil }
        let version = TLSVersion(rawValue: UInt16(byte(1)) << 8 | UInt16(byte(2)))
        let begin = start + TLSRecord.headerLength
        let record = TLSRecord(
            TLSContentType(rawValue: byte(0)), version, Array(buffer[begin..<begin + length]), offset: offset)
        try count(record)
        start = begin + length
        return .record(record)
    }

    private mutating func cutSSL2() throws(TLSWireError) -> TLSFrame? {
        guard pending >= 3 else { return nil }
        let length = Int(byte(0) & 0x7F) << 8 | Int(byte(1))
        guard length > 0 else { throw TLSWireError(.badRecord, at: offset, "an empty record of SSLv2") }
        guard pending >= 2 + length else { return nil }
        let frame = TLSFrame.ssl2(Array(buffer[start + 2..<start + 2 + length]), offset: offset)
        recordCount += 1
        guard recordCount <= recordLimit else { throw tooMany() }
        start += 2 + length
        return frame
    }

    private mutating func count(_ record: TLSRecord) throws(TLSWireError) {
        recordCount += 1
        guard recordCount <= recordLimit else { throw tooMany() }
        if record.fragment.isEmpty {
            emptyRecordCount += 1
            emptyInARow += 1
            if emptyRecordCount == 1 { notes.add(.emptyRecord, at: offset, "an empty \(record.type) record") }
            guard emptyInARow <= emptyLimit else {
                throw TLSWireError(.tooManyEmptyRecords, at: offset, "\(emptyInARow) empty records in a row")
            }
        } else {
            emptyInARow = 0
        }
        if record.fragment.count > TLSRecord.plaintextLimit, record.type != .applicationData {
            notes.add(.longRecord, at: offset, "a \(record.type) record of \(record.fragment.count) bytes")
        }
        if record.version > .tls13 {
            notes.add(.recordVersion, at: offset, "a record of version \(record.version)")
        }
    }

    private func tooMany() -> TLSWireError {
        TLSWireError(.tooManyRecords, at: offset, "more than \(recordLimit) records")
    }

    private func foreign() -> TLSWireError {
        let speech = ForeignSpeech(Array(buffer[start...].prefix(512)))
        return TLSWireError(.notTLS, at: offset, "the peer does not speak TLS but \(speech)", foreign: speech)
    }
}
