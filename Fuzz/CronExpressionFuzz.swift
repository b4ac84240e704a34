import Calendars
import UpkeepCore

/// Any bytes are a time zone file when they begin like one, and a cron expression when not: reading may not trap or hang,
/// what is read must answer at any time, and answers must agree with each other.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzCronExpression(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if bytes.starts(with: [0x54, 0x5A, 0x69, 0x66]) { fuzzZone(bytes) } else { fuzzCron(bytes) }
    return 0
}

private let moments =
    [
        "1883-11-18T17:00:00Z", "1970-01-01T00:00:00Z", "2026-03-29T00:59:30Z", "2026-10-25T00:30:00Z",
        "2096-02-29T23:59:59Z",
    ].compactMap { Timestamp(rfc3339: $0) } + [Timestamp(nanoseconds: .min), Timestamp(nanoseconds: .max)]

private func fuzzZone(_ bytes: [UInt8]) {
    let zone: TimeZoneRules
    do throws(CalendarError) {
        zone = try TimeZoneRules(name: "Test", tzif: bytes)
    } catch {
        precondition((0...bytes.count).contains(error.offset) && !error.message.isEmpty && error.hint != nil)
        return
    }
    let expressions = ["*/15 * * * *", "30 2 * * *"].compactMap { try? CronExpression($0) }
    for moment in moments {
        let (offset, abbreviation) = zone.offset(at: moment)
        precondition((-90_000...93_600).contains(offset) && abbreviation.utf8.count <= 20)
        if let next = zone.nextTransition(after: moment) { precondition(next > moment || next.nanoseconds == .max) }
        if case .skipped = zone.instants(of: zone.civil(at: moment)) {
            preconditionFailure("clocks show \(zone.civil(at: moment)), and are said to skip it")
        }
        for expression in expressions {
            if let run = expression.next(after: moment, in: zone) { precondition(run > moment) }
            if let run = expression.previous(before: moment, in: zone) { precondition(run < moment) }
        }
    }
}

private func fuzzCron(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let expression: CronExpression
    do throws(CalendarError) {
        expression = try CronExpression(text)
    } catch {
        precondition((0...text.utf8.count).contains(error.offset) && !error.message.isEmpty && error.hint != nil)
        precondition((1...text.utf8.count + 1).contains(error.column ?? 0))
        return
    }
    precondition(!expression.description.isEmpty)
    for zone in [TimeZoneRules.utc, berlin] {
        for moment in moments {
            guard let run = expression.next(after: moment, in: zone) else { continue }
            precondition(run > moment)
            precondition(expression.previous(before: run + .nanoseconds(1), in: zone) == run, "\(text) before \(run)")
            precondition(expression.next(after: run + .nanoseconds(-1), in: zone) == run, "\(text) after \(run)")
            if let earlier = expression.previous(before: run, in: zone) {
                precondition(earlier <= moment, "\(text) skipped \(earlier)")
            }
        }
    }
}

/// A zone that changes its clocks by a rule, for ever.
private let berlin: TimeZoneRules = {
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let type: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\u{0}".utf8)
    let block = Array("TZif2".utf8) + Array(repeating: 0, count: 15) + counts + type
    let footer = Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
    do throws(CalendarError) {
        return try TimeZoneRules(name: "Europe/Berlin", tzif: block + block + footer)
    } catch {
        preconditionFailure("\(error)")
    }
}()
