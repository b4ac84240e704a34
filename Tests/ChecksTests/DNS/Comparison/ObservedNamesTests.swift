import Checks
import DNSWire
import Testing

@Suite("names that are found by asking")
struct ObservedNamesTests {
    private func name(_ number: Int) -> DNSName { AuditWorld.name("n\(number).example.test") }

    @Test("every name that somebody listed is asked for, however many there are")
    func listed() {
        let many = (0..<2500).map(name)
        var names = ObservedNames(of: AuditWorld.zone, others: many)
        #expect(Set(many).isSubset(of: names.begin(with: many)))
        #expect(names.leftOut.isEmpty)
    }

    @Test("names that were only found are left out above a number, and told")
    func found() {
        var names = ObservedNames(of: AuditWorld.zone)
        _ = names.begin(with: [])
        let records = (0..<2500).map { DNSRecord(name($0), ttl: 1, .ns(name($0))) }
        #expect(names.next(after: records).count == 2000)
        #expect(names.leftOut.count == 500 && names.leftOut.contains(name(2499)))
    }
}
