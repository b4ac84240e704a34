package import UpkeepCore

extension IncidentEngine {
    /// Takes in what `why` said about an incident, which may have been absorbed or closed since. The latest verdict
    /// counts, except that of an absorbed incident when the other has one.
    ///
    /// - Parameter traits: what the verdict blames, such as the dead resolver or the host; they become the cause, and
    ///   other open incidents that may fail for the same reason join. A verdict that it is us needs none: then what the
    ///   incident's members share of our own side is blamed.
    package mutating func take(
        _ verdict: Verdict, blaming traits: Set<Trait> = [], for id: Incident.ID, at time: Timestamp
    ) -> [Effect] {
        let now = time.wholeMilliseconds
        let asked = id
        let id = index.resolve(asked)
        guard let incident = incidents[id] else { return [] }
        if asked != id, let known = incident.verdict, known.code != .fineFromHere {
            // Of what was absorbed meanwhile, which has a verdict already.
            settle(id, now)
            return drain()
        }
        edit(id) { $0.verdict = verdict }
        if verdict.code != .fineFromHere { effects.append(.update(id, .headline(verdict.summary))) }
        let blamed = verdict.code.isOurs ? traits.union(ours(verdict.code, incident, traits)) : traits
        blame(blamed, id, now)
        settle(index.resolve(id), now)
        return drain()
    }

    private mutating func blame(_ traits: Set<Trait>, _ id: Incident.ID, _ now: Timestamp) {
        for trait in traits.sorted() {
            add(Suspect(trait: trait, isBlamed: true), to: index.resolve(id))
        }
        findCause(index.resolve(id), now)
        for trait in traits.sorted() {
            let id = index.resolve(id)
            // Incidents that nobody's success has cleared of this cause yet have it now.
            let suspect = Suspect(trait: trait, isBlamed: false)
            let noted = Set(index.suspected[suspect] ?? [])
            let others = noted.filter { $0 != id && incidents[$0]?.shared.contains(suspect) ?? false }.sorted()
            guard !others.isEmpty, incidents[id] != nil else { continue }
            for other in others {
                add(Suspect(trait: trait, isBlamed: true), to: other)
            }
            merge([id] + others, by: Suspect(trait: trait, isBlamed: true), now)
        }
        fold(index.resolve(id), now)
    }

    /// The part of our own side that a verdict means when it names none.
    private func ours(_ code: Verdict.Code, _ incident: OpenIncident, _ named: Set<Trait>) -> Set<Trait> {
        guard !named.contains(where: \.isOurs) else { return [] }
        let kind: Trait.Kind = code == .hereResolver ? .resolver : .uplink
        let memory = memories[incident.first.subject]
        let known = (memory?.badTraits.map(\.trait) ?? []) + (memory?.goodTraits ?? [])
        return [known.filter { $0.kind == kind }.min() ?? Trait(kind, "of this machine")]
    }
}
