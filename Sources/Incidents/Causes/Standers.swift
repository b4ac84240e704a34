import UpkeepCore

/// Who stood on which machine, and which server program on it, when it last worked: whoever may fail when one of them
/// does.
struct Standers {
    private var subjects: [Trait: Set<Subject>] = [:]

    subscript(trait: Trait) -> Set<Subject> { subjects[trait] ?? [] }

    mutating func move(_ subject: Subject, from old: [Trait], to new: Set<Trait>) {
        let (before, after) = (Set(old.filter(Self.counts)), new.filter(Self.counts))
        for trait in before.subtracting(after) {
            subjects[trait]?.remove(subject)
            if subjects[trait]?.isEmpty ?? false { subjects[trait] = nil }
        }
        for trait in after.subtracting(before) { subjects[trait, default: []].insert(subject) }
    }

    private static func counts(_ trait: Trait) -> Bool { trait.kind == .host || trait.kind == .endpoint }
}
