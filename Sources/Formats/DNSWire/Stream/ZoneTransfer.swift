/// Puts a zone transfer together from its messages (AXFR: RFC 5936, IXFR: RFC 1995).
package struct ZoneTransfer: Sendable {
    private let zone: DNSName
    private let recordClass: DNSRecordClass
    private let id: UInt16
    /// The serial we have, for IXFR; nil for AXFR.
    private let known: UInt32?
    private let isDatagram: Bool
    private let limits: ZoneTransferLimits
    private var recordCount = 0
    /// Messages and bytes taken so far.
    package private(set) var messageCount = 0
    package private(set) var byteCount = 0
    private var state = State.start
    private var soa: SOAData?
    private var records: [DNSRecord] = []
    private var changes: [ZoneTransferChange] = []

    private enum State {
        case start
        /// One SOA has come: an IXFR still has three ways to go.
        case first
        case whole
        case deleting
        case adding
        case done
    }

    /// - Parameters:
    ///   - known: The serial that an IXFR starts from; nil asks for the whole zone.
    ///   - isDatagram: Whether one message over UDP must hold all of it, as IXFR may.
    package init(
        of zone: DNSName, class recordClass: DNSRecordClass = .internet, id: UInt16, since known: UInt32? = nil,
        isDatagram: Bool = false, limits: ZoneTransferLimits = ZoneTransferLimits()
    ) {
        self.zone = zone
        self.recordClass = recordClass
        self.id = id
        self.known = known
        self.isDatagram = isDatagram
        self.limits = limits
    }

    /// The question that starts this transfer.
    package var query: DNSMessage {
        let question = DNSQuestion(zone, known == nil ? .axfr : .ixfr, recordClass)
        var message = DNSMessage(asking: question, id: id, recursionDesired: false, edns: nil)
        if let known {
            let soa = SOAData(
                primary: .root, contact: .root, serial: known, refresh: 0, retry: 0, expire: 0, minimum: 0)
            message.authority = [DNSRecord(zone, ttl: 0, class: recordClass, .soa(soa))]
        }
        return message
    }

    /// Takes the next message off the stream.
    /// - Parameter size: The bytes the message took.
    /// - Returns: The result, with the message that ends the transfer; nil while more must come.
    package mutating func take(_ message: DNSMessage, size: Int) throws(ZoneTransferError) -> ZoneTransferResult? {
        messageCount += 1
        byteCount += size
        try check(message)
        guard byteCount <= limits.bytes else { throw tooLarge }
        for record in message.answers {
            guard state != .done else { throw ZoneTransferError(.dataAfterEnd, "records follow the last SOA") }
            recordCount += 1
            guard recordCount <= limits.records else { throw tooLarge }
            try take(record)
        }
        if state == .first, let soa, let known {
            // A lone SOA says that there is nothing newer, or that it does not fit a datagram (RFC 1995 §4); on a
            // stream the rest may be in the next message.
            let isNewer = DNSSerial(rawValue: known).precedes(DNSSerial(rawValue: soa.serial))
            if !isNewer { return .current(soa) }
            if isDatagram { return .tooBig(soa) }
        }
        guard state == .done, let soa else { return nil }
        return changes.isEmpty ? .whole(records) : .changes(changes, soa)
    }

    /// Whether the transfer has ended.
    package var isDone: Bool { state == .done }

    private var tooLarge: ZoneTransferError {
        ZoneTransferError(.tooLarge, "over \(limits.records) records or \(limits.bytes >> 20) MiB")
    }

    private func check(_ message: DNSMessage) throws(ZoneTransferError) {
        guard message.header.id == id, message.header.isResponse else {
            throw ZoneTransferError(.mismatch, "the message is no answer to this transfer")
        }
        guard message.header.rcode == .noError else {
            throw ZoneTransferError(.refused(message.header.rcode), "the server says \(message.header.rcode)")
        }
        guard !message.header.truncated else { throw ZoneTransferError(.truncated, "the answer is cut off") }
        // Only the first message need repeat the question (RFC 5936 §2.2.1).
        if let question = message.questions.first {
            let isOurs = question.name == zone && question.type == (known == nil ? .axfr : .ixfr)
            guard isOurs, question.recordClass == recordClass, message.questions.count == 1 else {
                throw ZoneTransferError(.mismatch, "the answer is about `\(question)`")
            }
        }
        guard !message.answers.isEmpty else {
            throw ZoneTransferError(.empty, "message \(messageCount) holds no records")
        }
    }

    private mutating func take(_ record: DNSRecord) throws(ZoneTransferError) {
        guard record.recordClass == recordClass, record.name.isWithin(zone) else {
            throw ZoneTransferError(.outOfZone, "`\(record.name)` is not in `\(zone)`")
        }
        var atSOA: SOAData?
        if case .soa(let data) = record.data {
            guard record.name == zone else {
                throw ZoneTransferError(.outOfZone, "the SOA of `\(record.name)`, not of `\(zone)`")
            }
            atSOA = data
        }
        switch (state, atSOA) {
        case (.start, let data?):
            soa = data
            records = [record]
            state = .first
        case (.start, nil):
            throw ZoneTransferError(
                .noSOA, "it begins with \(record.type) of `\(record.name)`, not the zone's SOA")
        case (.first, let data?) where known == nil || data.serial == soa?.serial && data.serial != known:
            try finish(data)
        case (.first, let data?): try beginChange(from: data)
        case (.first, nil), (.whole, nil):
            records.append(record)
            state = .whole
        case (.whole, let data?): try finish(data)
        case (.deleting, nil): changes[changes.count - 1].deleted.append(record)
        case (.deleting, let data?):
            changes[changes.count - 1].to = data
            state = .adding
        case (.adding, nil): changes[changes.count - 1].added.append(record)
        case (.adding, let data?):
            if data.serial == soa?.serial, changes.last?.to.serial == data.serial {
                try finish(data)
            } else {
                try beginChange(from: data)
            }
        case (.done, _): throw ZoneTransferError(.dataAfterEnd, "records follow the last SOA")
        }
    }

    /// A sequence of differences starts where the one before ended (RFC 1995 §4).
    private mutating func beginChange(from data: SOAData) throws(ZoneTransferError) {
        guard data.serial == changes.last?.to.serial ?? known else {
            throw ZoneTransferError(.brokenChain, "changes from serial \(data.serial) do not continue what came before")
        }
        changes.append(ZoneTransferChange(from: data))
        state = .deleting
    }

    private mutating func finish(_ data: SOAData) throws(ZoneTransferError) {
        guard data == soa else {
            throw ZoneTransferError(.brokenChain, "the zone changed during the transfer, or its last SOA is another")
        }
        state = .done
    }
}
