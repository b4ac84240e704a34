import Checks

/// The keys of one step of a `dialogue`.
enum DialogueKeys {
    static let step = KeyGroup<StepDraft>(
        [
            Key(
                "expect", .pattern, example: "'^220 '",
                "read lines until one matches this regular expression"
            ) { $0.step = .expect($1) },
            Key("send", .line, example: "EHLO upkeep.example", "send this line") { $0.step = .send($1) },
            Key(
                "starttls", .mustBeTrue, example: "true",
                "begin TLS now; nothing is sent for it, so let a `send` ask for it, and an `expect` wait until the server agrees"
            ) { draft, _ in draft.step = .starttls },
        ],
        shorthand: Key("starttls", .choice([("starttls", true)]), example: "starttls", "") { draft, _ in
            draft.step = .starttls
        },
        check: { places, _, _, reader in
            guard places.count > 1, let second = places.values.sorted().dropFirst().first else { return }
            reader.report(
                .conflict, at: second, "\(reader.key): a step has more than one key",
                hint: "begin a new step with `- `")
        })
}
