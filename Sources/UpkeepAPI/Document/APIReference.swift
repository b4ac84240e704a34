import UpkeepReport

/// The routes as a page to read.
package enum APIReference {
    /// docs/api.md: a section for each route, then the objects that answers are made of.
    package static let markdown = page(RouteTable.all)

    static func page(_ routes: [APIRoute]) -> String {
        var text = preface
        text += "\n| | | |\n|---|---|---|\n"
        for route in routes {
            text += "| `\(route.method.rawValue)` | [`\(route.pathText)`](#\(anchor(route))) | \(route.title) |\n"
        }
        for route in routes { text += section(route) }
        text += "\n## Objects\n"
        for shape in APIShapes.all + [("Problem", Problem.shape)] {
            text += "\n### \(shape.name)\n\n" + table(shape.fields)
        }
        return text
    }

    private static let preface = """
        # The API of `upkeep watch`

        Written from the program's own declarations by `make docs`. The same as an OpenAPI 3.1 document:
        `GET /api/v1/openapi.json`.

        - Conventions are those of [json.md](json.md): fields are only ever added, a field that has nothing to say is `null`,
          times are RFC 3339 in UTC, lengths of time are milliseconds and end in `Ms`.
        - What changes something needs `Authorization: Bearer TOKEN`, with the token that the file named by
          `\(APISettings.tokenKey)` holds. Pings need none: their id is the secret.
        - Where `GET` does, `HEAD` does too.
        - Errors are `application/problem+json` (RFC 9457): a [Problem](#problem) that names every wrong field and what it has
          to be. What is unknown is an error, so that a misspelt parameter never passes for none.
        - Browsers: a page of another site is refused, and so is a name in `Host` that is not `localhost`, an address or the
          host of `\(APISettings.publicNamesKey)` when the request comes in by a loopback address.

        """

    private static func section(_ route: APIRoute) -> String {
        var text = "\n## \(heading(route))\n\n\(sentence(route.title))"
        text += route.about.isEmpty ? "\n" : " \(route.about)\n"
        switch route.access {
        case .open: break
        case .read: text += "\nNeeds the token where `watch.protect_reads` is on.\n"
        case .change: text += "\nNeeds the token.\n"
        }
        text += parameters("In the path", route.pathParameters) + parameters("In the query", route.query)
        if case .object(let members, let isRequired) = route.body {
            text += parameters(isRequired ? "In the body" : "In the body, which may be left out", members)
        }
        text += "\n| Status | Meaning |\n|---|---|\n"
        for outcome in route.outcomes { text += "| \(outcome.status) | \(outcome.about) |\n" }
        for status in route.problemStatuses where !route.outcomes.contains(where: { $0.status == status }) {
            text += "| \(status) | \(Problem.meaning(of: status)) |\n"
        }
        for outcome in route.outcomes.prefix(1) {
            if case .object(let fields) = outcome.content {
                text += "\n" + table([.init("schema", .integer, "1")] + fields)
            }
        }
        return text
    }

    private static func parameters(_ title: String, _ parameters: [APIParameter]) -> String {
        guard !parameters.isEmpty else { return "" }
        var text = "\n| \(title) | Form | Default | Meaning |\n|---|---|---|---|\n"
        for parameter in parameters {
            let fallback =
                parameter.fallback.map { "`\(JSONWriter.text($0.json, indented: false))`" }
                ?? (parameter.isRequired ? "required" : "")
            text +=
                "| `\(parameter.name)` | \(cell(parameter.kind.expectedForm)) | \(fallback) | \(cell(parameter.about)) |\n"
        }
        return text
    }

    private static func table(_ fields: [APIShape.Field]) -> String {
        var text = "| Field | Type | Meaning |\n|---|---|---|\n"
        rows(fields, below: "", &text)
        return text
    }

    /// Shapes nest as deep as they are declared, which is three levels.
    private static func rows(_ fields: [APIShape.Field], below parent: String, _ text: inout String) {
        for field in fields {
            text += "| `\(parent)\(field.name)` | \(cell(field.shape.words)) | \(cell(field.about)) |\n"
            switch field.shape {
            case .object(let members), .orNull(.object(let members)):
                rows(members, below: "\(parent)\(field.name).", &text)
            case .list(.object(let members)): rows(members, below: "\(parent)\(field.name)[].", &text)
            default: break
            }
        }
    }

    private static func heading(_ route: APIRoute) -> String { "\(route.method.rawValue) \(route.pathText)" }

    private static func sentence(_ phrase: String) -> String {
        phrase.prefix(1).uppercased() + phrase.dropFirst() + "."
    }

    private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }

    /// As forges make it of a heading: lower case, no punctuation, hyphens for spaces.
    private static func anchor(_ route: APIRoute) -> String {
        String(
            heading(route).lowercased().compactMap { character -> Character? in
                character == " "
                    ? "-"
                    : character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
            })
    }
}
