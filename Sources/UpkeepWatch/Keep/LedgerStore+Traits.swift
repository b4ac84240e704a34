package import UpkeepCore
package import UpkeepStore

extension LedgerStore {
    /// What was seen to carry something that is watched, as the watch keeps it.
    package func carriers() async throws(StoreError) -> [Trait] {
        try await states(under: StateNames.traits).keys.compactMap { name in
            Trait(scope: "trait:" + name.dropFirst(StateNames.traits.count))
        }
    }
}
