import UpkeepConfig
import UpkeepCore
import UpkeepStore

/// Which silences a person means.
struct SilenceChoice {
    private let records: [SilenceRecord]

    /// - Parameter records: those in force or to come.
    init(_ records: [SilenceRecord]) { self.records = records }

    /// - Throws: ``CommandFailure`` with the candidates, when there is none, or when an id's beginning is not unique.
    func matching(_ text: String) throws -> [SilenceRecord] {
        let silences = records.filter { $0.kind != .acknowledgement }
        if text == "all" {
            guard !silences.isEmpty else { throw none(text) }
            return silences
        }
        if let record = records.first(where: { $0.id == text }) { return [record] }
        let about = silences.filter { Self.isAbout($0, text) }
        if !about.isEmpty { return about }
        let word = text.hasPrefix("#") ? String(text.dropFirst()) : text
        let acknowledged = records.filter { record in
            record.kind == .acknowledgement && (record.incident == word || Self.number(record) == word)
        }
        if !acknowledged.isEmpty { return acknowledged }
        let begun = records.filter {
            !word.isEmpty && ($0.id.hasPrefix(word) || $0.incident?.hasPrefix(word) == true)
        }
        guard begun.count == 1 else { throw begun.isEmpty ? none(text) : ambiguous(text, begun) }
        return begun
    }

    private static func isAbout(_ record: SilenceRecord, _ text: String) -> Bool {
        if let subject = record.subject {
            return subject.name == text || SubjectFinder.fullName(subject) == text
        }
        guard let scope = record.scope else { return false }
        return scope == text || scope == "trait:\(text)" || scope == "trait:host:\(text)"
    }

    private static func number(_ record: SilenceRecord) -> String? {
        record.incident.flatMap { Incident.ID($0) }.map { "\($0.number)" }
    }

    private func none(_ text: String) -> CommandFailure {
        let names = records.map { SilenceListPage.name($0) } + records.compactMap(\.subject?.name)
        let known = records.prefix(5).map { "`\(SilenceListPage.name($0))` (\(SilenceListPage.words($0)))" }
        let rest = records.count - known.count
        return CommandFailure(
            "unknown-silence", text == "all" ? "nothing is silenced" : "nothing that is silenced is called `\(text)`",
            hint: Suggestion.hint(text, names)
                ?? "in force are \(known.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")")
    }

    private func ambiguous(_ text: String, _ found: [SilenceRecord]) -> CommandFailure {
        CommandFailure(
            "ambiguous-silence", "\(found.count) silences begin with `\(text)`",
            hint: "say which: \(found.map { "`\($0.id)`" }.joined(separator: ", "))")
    }
}
