extension Problem {
    static let shape: [APIShape.Field] = [
        .init("type", .text, "always `about:blank`: the status says what kind of problem it is"),
        .init("title", .text, "the status in words"),
        .init("status", .integer, "the status"),
        .init("detail", .text, "one sentence for a person"),
        .init("hint", .orNull(.text), "what to do next"),
        .init(
            "errors",
            .list(
                .object([
                    .init("field", .text, "the parameter's or the member's name"),
                    .init("in", .choice(["path", "query", "body"]), "where it stands"),
                    .init("detail", .text, "what is wrong with it"),
                    .init("expected", .text, "what it has to be"),
                ])), "every field that is wrong"),
    ]

    static func meaning(of status: Int) -> String {
        switch status {
        case 400: "a parameter or the body is not what it has to be; `errors` names it"
        case 401: "the token is missing or wrong"
        case 403: "no token is set in the configuration, or the request comes from a page of another site"
        case 404: "there is no such thing"
        case 409: "it is too late for that"
        case 413: "the body is too long"
        case 414: "the address is too long"
        case 415: "the body is not `application/json`"
        case 421: "the name in `Host` is none that this port answers to"
        case 422: "every field is of the right form, but they do not go together, or are beyond what can be kept"
        case 503: "the watch cannot do it now, such as when its disk is full"
        default: "a fault in Upkeep itself"
        }
    }
}
