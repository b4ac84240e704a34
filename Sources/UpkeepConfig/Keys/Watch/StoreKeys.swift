import UpkeepCore

/// The keys of `watch.store`.
enum StoreKeys {
    static let store = KeyGroup<StoreSettings>(
        [
            Key(
                "raw", .span(.seconds(1800)...years(1)), standard: "7d", example: "7d",
                "for how long every single result is kept"
            ) { $0.raw = $1 },
            Key(
                "minutes", .span(.seconds(3600)...years(10)), standard: "30d", example: "30d",
                "for how long one line for each minute is kept, with its percentiles"
            ) { $0.minutes = $1 },
            Key(
                "hours", .span(.seconds(86_400)...years(10)), standard: "400d", example: "400d",
                "the same for each hour"
            ) { $0.hours = $1 },
            Key(
                "days", .span(.seconds(86_400)...years(10)), standard: "1830d", example: "1830d",
                "the same for each day"
            ) { $0.days = $1 },
            Key(
                "budget", .room, standard: "2GB", example: "2GB", otherNames: ["size", "max_size", "limit"],
                "room on the disk for all of it; what is oldest and finest goes first"
            ) { $0.budget = $1 },
        ],
        check: { places, _, store, reader in
            let levels = [
                ("raw", store.raw), ("minutes", store.minutes), ("hours", store.hours), ("days", store.days),
            ]
            for (finer, coarser) in zip(levels, levels.dropFirst()) where coarser.1 < finer.1 {
                guard let place = places[coarser.0] ?? places[finer.0] else { continue }
                reader.note(
                    .pointless, at: place,
                    "`\(coarser.0)` of \(DurationText.spoken(coarser.1)) is less than `\(finer.0)`, and is kept as long",
                    hint: "each level is at least as long as the finer one")
            }
        })

    private static func years(_ count: Int64) -> Duration { .seconds(count * 366 * 86_400) }
}
