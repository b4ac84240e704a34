/// Every check there is, in a fixed order: causes before what hangs on them.
package struct CheckCatalogue: Sendable {
    package let checks: [Check]
    private let index: [CheckID: Int]

    /// - Precondition: ids are unique and every `dependsOn` names an earlier check (a test holds the registry to it).
    package init(families: [[Check]]) {
        checks = families.flatMap { $0 }
        index = Dictionary(checks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(id: CheckID) -> Check? { index[id].map { checks[$0] } }

    /// The place of `id` in the catalogue's order; ids it does not know come last.
    package func rank(_ id: CheckID) -> Int { index[id] ?? Int.max }

    /// Everything `id` hangs on, directly or through others, causes first.
    package func causes(of id: CheckID) -> [CheckID] {
        var seen: Set<CheckID> = []
        var queue = self[id]?.dependsOn ?? []
        while let next = queue.popLast() {
            guard seen.insert(next).inserted else { continue }
            queue += self[next]?.dependsOn ?? []
        }
        return seen.sorted { rank($0) < rank($1) }
    }
}
