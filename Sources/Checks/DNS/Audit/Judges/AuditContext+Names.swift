import DNSWire
import UpkeepCore

extension AuditContext {
    /// Where a name that the zone leads to ends; nil when nobody looked.
    func ending(_ name: DNSName) -> OutsideName.Ending? {
        guard name.isWithin(zone) else { return survey.outside[name]?.ending }
        let replies = [DNSRecordType.a, .aaaa].flatMap { type in
            serving.compactMap { $0.answer(name, type) }
        }
        guard !replies.isEmpty else { return nil }
        if replies.contains(where: { !$0.answers.isEmpty }) { return .addresses }
        if replies.contains(where: { $0.header.rcode == .noSuchName }) { return .noSuchName }
        // One family alone says nothing about the other.
        let families = [DNSRecordType.a, .aaaa].filter { type in serving.contains { $0.answer(name, type) != nil } }
        return families.count == 2 ? .noAddress : nil
    }

    func isAlias(_ name: DNSName) -> Bool {
        guard name.isWithin(zone) else { return survey.outside[name]?.aliases.isEmpty == false }
        return serving.contains { $0.answer(name, .a)?.aliases(of: name).isEmpty == false }
    }
}
