import Notifiers
import UpkeepCore

/// The keys of one of `alerts.channels`.
enum ChannelKeys {
    static let channel = KeyGroup<ChannelDraft>(
        [name] + ProviderKeys.all + policy + [fallback, fallbackAfter, caFile],
        check: { places, place, draft, reader in
            let kinds = ProviderKeys.all.map(\.doc.name)
            let set = kinds.compactMap { kind in places[kind].map { (kind, $0) } }.sorted { $0.1 < $1.1 }
            if set.isEmpty {
                reader.report(
                    .missingKey, at: place, "this channel does not say what kind it is",
                    expected: "one of " + kinds.map { "`\($0)`" }.joined(separator: ", "))
            } else if set.count > 1 {
                reader.report(
                    .conflict, at: set[1].1, "this channel is `\(set[0].0)` and `\(set[1].0)` at once",
                    hint: "begin another channel with `- name:`", related: set[0].1)
            }
            if draft.policy.longestRetry < draft.policy.firstRetry,
                let later = places["longest_retry"] ?? places["retry"]
            {
                reader.report(
                    .conflict, at: later, "`longest_retry` is less than `retry`, the first of the waits",
                    related: places["longest_retry"] == nil ? nil : places["retry"])
            }
        })

    private static let name = Key<ChannelDraft>(
        "name", .located(.channelName), example: "ops", required: true, otherNames: ["id"],
        "what `to`, `alert`, `fallback` and reports call it; unique"
    ) { $0.name = $1 }

    private static let policy: [Key<ChannelDraft>] = [
        Key(
            "timeout", .span(.seconds(1)...(.seconds(300))), standard: "20s", example: "20s", shown: false,
            "the longest time for one attempt"
        ) { $0.policy.timeout = $1 },
        Key(
            "burst", .integer(in: 1...1000, "a number of messages"), standard: "5", example: "5", shown: false,
            "messages that may go out at once after a quiet time"
        ) { $0.policy.burst = $1 },
        Key(
            "interval", .span(.milliseconds(100)...(.seconds(86_400))),
            standard: .words("what its kind of receiver stands"), example: "10s", shown: false,
            "after a burst, one message per this long"
        ) { $0.policy.interval = $1 },
        Key(
            "group_from", .integer(in: 2...10_000, "a number of alerts"), standard: "5", example: "5", shown: false,
            "as many alerts owed at once become one message"
        ) { $0.policy.groupFrom = $1 },
        Key(
            "retry", .span(.seconds(1)...(.seconds(3600))), standard: "5s", example: "5s", shown: false,
            "the wait after the first failure; it doubles up to `longest_retry`"
        ) { $0.policy.firstRetry = $1 },
        Key(
            "longest_retry", .span(.seconds(1)...(.seconds(86_400))), standard: "15m", example: "15m", shown: false,
            "the longest wait between two attempts"
        ) { $0.policy.longestRetry = $1 },
        Key(
            "refused_retry", .span(.seconds(1)...(.seconds(7 * 86_400))), standard: "1h", example: "1h", shown: false,
            "the wait after a refusal, which only new settings on one of the two sides will change"
        ) { $0.policy.refusedRetry = $1 },
        Key(
            "give_up_after", .span(.seconds(60)...(.seconds(90 * 86_400))), standard: "7d", example: "7d", shown: false,
            "how long after an incident's end its last word is still tried"
        ) { $0.policy.giveUpAfter = $1 },
    ]

    private static let fallback = Key<ChannelDraft>(
        "fallback", .channel, example: "mail", shown: false, otherNames: ["backup"],
        "the channel that gets what this one does not take"
    ) { $0.fallback = $1 }

    private static let fallbackAfter = Key<ChannelDraft>(
        "fallback_after", .integer(in: 1...100, "a number of failures"), standard: "3", example: "3", shown: false,
        "so many failures in a row; a refusal counts for all of them"
    ) { $0.policy.fallbackAfter = $1 }

    private static let caFile = Key<ChannelDraft>(
        "ca_file", .pemFile(NamedFile.authorities), standard: .words("that at the top of the file"),
        example: "/etc/ssl/private-ca.pem", shown: false,
        "a PEM file with authorities to trust besides the system's, for a receiver of your own"
    ) { $0.caFile = $1 }
}
