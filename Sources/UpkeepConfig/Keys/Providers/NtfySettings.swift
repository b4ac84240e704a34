import Checks
import Notifiers

/// The keys of `ntfy`.
struct NtfySettings: ProviderSettings {
    var server: NotifierURL?
    var topic: Secret?
    var token: Secret?

    static let provider: any Notifier.Type = NtfyNotifier.self
    static let summary = "ntfy, at ntfy.sh or on a server of your own"
    static let oneOf = [["topic", "topic_file"]]
    static let atMostOneOf = [["token", "token_file"]]
    static let keys: [Key<NtfySettings>] = [
        Key(
            "server", .serverURL, standard: "https://ntfy.sh", example: "https://ntfy.shop.example",
            otherNames: ["url", "host"], "its URL; a user name and password may stand in it"
        ) { $0.server = $1 },
        Key(
            "topic", .secret, example: "${NTFY_TOPIC}",
            "whoever knows it can read along, so it is a secret where the server has no accounts"
        ) { $0.topic = $1 },
        Key(
            "topic_file", .secretFile, example: "/etc/upkeep/ntfy.topic", shown: false,
            "the path of a file with the topic"
        ) { $0.topic = $1 },
        Key("token", .secret, example: "${NTFY_TOKEN}", otherNames: ["access_token"], "an access token") {
            $0.token = $1
        },
        Key(
            "token_file", .secretFile, example: "/etc/upkeep/ntfy.token", shown: false,
            "the path of a file with the token"
        ) { $0.token = $1 },
    ]

    func notifier() -> (any Notifier)? {
        guard let server, let topic else { return nil }
        return NtfyNotifier(server: server, topic: topic, token: token)
    }
}
