extension TimelineEvent {
    /// Under which key the evidence of an entry says whom it touched.
    package static let touchedKey = "touchedSubjects"

    /// The evidence of an entry that touched these and nobody else: each as `KIND:NAME`.
    package static func touching(_ subjects: some Sequence<Subject>) -> EvidenceValue {
        EvidenceValue(subjects.map { "\($0.kind.rawValue):\($0.name)" }.sorted())
    }

    /// Whom it touched, where it says so; nil where nothing but its subject says whom it is about.
    package var touched: Set<Subject>? {
        guard case .list(let values)? = evidence[Self.touchedKey] else { return nil }
        return Set(
            values.compactMap { value in
                guard case .text(let text) = value, let colon = text.firstIndex(of: ":"),
                    let kind = Subject.Kind(rawValue: String(text[..<colon]))
                else { return nil }
                return Subject(kind, String(text[colon...].dropFirst()))
            })
    }
}
