import HTTPTypes
import UpkeepCore
import UpkeepReport

extension APICall {
    /// Reads all that a route takes, and names everything that is wrong with it at once.
    init(
        _ route: APIRoute, path: [String: String], query: [(name: String, value: String)], body: [UInt8],
        contentType: String?, source: any WatchSource, now: Timestamp
    ) throws(Problem) {
        var reading = ArgumentReading(now: now)
        for parameter in route.pathParameters {
            if let text = path[parameter.name] { reading.read(parameter, text, in: .path) }
        }
        reading.read(query: query, as: route.query)
        switch route.body {
        case .none, .text: break
        case .object(let members, let isRequired):
            if isRequired || !body.isEmpty {
                try Self.mustBeJSON(contentType)
                reading.read(body: try JSONBody.members(body), as: members)
            } else {
                reading.read(body: [], as: members)
            }
        }
        self.init(source, now: now, values: try reading.values(), body: body)
    }

    /// Browsers send a form without asking; JSON they do not.
    private static func mustBeJSON(_ contentType: String?) throws(Problem) {
        let type = contentType?.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
        guard type == "application/json" else {
            throw Problem(
                .unsupportedMediaType, "the body has to come as `application/json`",
                hint: "with `curl`, add `-H 'Content-Type: application/json'`")
        }
    }
}
