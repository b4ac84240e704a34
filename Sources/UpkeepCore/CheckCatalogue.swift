/// Every check there is, in a fixed order: causes before what hangs on them.
package struct CheckCatalogue: Sendable {
    package let checks: [Check]
    private let index: [CheckID: Int]
    /// Each check's `dependsOn` as places in `checks`.
    private let links: [[Int]]

    /// - Precondition: ids are unique and every `dependsOn` names an earlier check (a test holds the registry to it).
    package init(families: [[Check]]) {
        checks = families.flatMap { $0 }
        let index = Dictionary(checks.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        links = checks.enumerated().map { place, check in check.dependsOn.compactMap { index[$0] }.filter { $0 < place }
        }
        self.index = index
    }

    package subscript(id: CheckID) -> Check? { index[id].map { checks[$0] } }

    /// The place of `id` in the catalogue's order; ids it does not know come last.
    package func rank(_ id: CheckID) -> Int { index[id] ?? Int.max }

    /// The places of what the check at `rank` directly hangs on, all before it.
    package func links(ofRank rank: Int) -> [Int] { links[rank] }

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
