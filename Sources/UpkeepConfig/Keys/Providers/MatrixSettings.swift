import Checks
import Notifiers

/// The keys of `matrix`.
struct MatrixSettings: ProviderSettings {
    var server: NotifierURL?
    var room: String?
    var token: Secret?

    static let provider: any Notifier.Type = MatrixNotifier.self
    static let summary = "a Matrix room; one with encryption shows that the message was not encrypted"
    static let oneOf = [["token", "token_file"]]
    static let blame: [NotifierError.Reason: String] = [.setting: "room"]
    static let keys: [Key<MatrixSettings>] = [
        Key(
            "server", .serverURL, example: "https://matrix.shop.example", required: true,
            otherNames: ["homeserver", "url"],
            "the homeserver's base URL"
        ) { $0.server = $1 },
        Key(
            "room", .nonEmptyText, example: "'!abc:shop.example'", required: true, otherNames: ["room_id"],
            "the room's id; not its alias"
        ) { $0.room = $1 },
        Key(
            "token", .secret, example: "${MATRIX_TOKEN}", otherNames: ["access_token"],
            "an access token of the account that writes"
        ) { $0.token = $1 },
        Key(
            "token_file", .secretFile, example: "/etc/upkeep/matrix.token", shown: false,
            "the path of a file with the token"
        ) { $0.token = $1 },
    ]

    func notifier() throws(NotifierError) -> (any Notifier)? {
        guard let server, let room, let token else { return nil }
        return try MatrixNotifier(server: server, room: room, token: token)
    }
}
