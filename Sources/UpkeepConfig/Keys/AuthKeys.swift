import Checks

/// The keys of `auth`.
enum AuthKeys {
    static let auth = KeyGroup<AuthDraft>(
        [
            Key("basic", basic, "a user and a password (RFC 7617)", from: { $0 }, set: { $0 = $1 }),
            Key(
                "bearer", .secret, example: "${SHOP_TOKEN}", shown: false, otherNames: ["token", "bearer_token"],
                "a token (RFC 6750)"
            ) { $0.bearer = $1 },
            Key(
                "bearer_file", .secretFile, example: "/etc/upkeep/shop.token", shown: false,
                "the path of a file with the token"
            ) { $0.bearer = $1 },
        ], isDiscreet: true,
        check: { places, place, _, reader in
            exactlyOne(["basic", "bearer", "bearer_file"], places, place, &reader)
        })

    private static let basic = KeyGroup<AuthDraft>(
        [
            Key(
                "user", userName, example: "monitor", required: true, otherNames: ["username", "login", "user_name"],
                "the user's name"
            ) { $0.user = $1 },
            Key(
                "password", .secret, example: "${SHOP_PASSWORD}", "the password, best from the environment"
            ) { $0.password = $1 },
            Key(
                "password_file", .secretFile, example: "/etc/upkeep/shop.password", shown: false,
                "the path of a file with the password"
            ) { $0.password = $1 },
        ], isDiscreet: true,
        check: { places, place, _, reader in exactlyOne(["password", "password_file"], places, place, &reader) })

    private static let userName = ValueType<String>.scalar("a user name", schema: .anyText) {
        scalar throws(BadValue) in
        guard !scalar.text.contains(":") else {
            throw BadValue("a user name cannot have `:` in it", hint: "write the password as `password`")
        }
        return scalar.text
    }

    private static func exactlyOne(
        _ names: [String], _ places: [String: Place], _ place: Place, _ reader: inout ConfigReader
    ) {
        reader.requireOne(of: names, in: places, at: place, missing: "has no credentials")
    }
}
