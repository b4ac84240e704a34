package import UpkeepCore

/// What a command lists that judges nothing: entries of the timeline, incidents, silences.
package struct Listing: Sendable {
    /// The JSON shape's version; fields are only ever added to it.
    package static let schema = 1

    /// The command as typed, without the program's name: `timeline`, `store check`.
    package var command: String
    package var startedAt: Timestamp
    /// What the entries are called together: `events`.
    package var name: String
    /// What one of them is called: `event`.
    package var entry: String
    package var entries: [[JSONValue.Member]]

    package init(
        command: String, startedAt: Timestamp, name: String, entry: String, entries: [[JSONValue.Member]]
    ) {
        self.command = command
        self.startedAt = startedAt
        self.name = name
        self.entry = entry
        self.entries = entries
    }

    /// The list in `format`, ending in a newline.
    /// - Parameter page: the form for people.
    package func rendered(as format: ListingFormat, page: () -> String) -> String {
        switch format {
        case .text: page()
        case .json:
            JSONWriter.text(
                .object(header + [.init(name, .array(entries.map { .object($0) }))]), indented: true) + "\n"
        case .ndjson:
            (entries.map { [JSONValue.Member("type", .text(entry))] + $0 }
                + [[JSONValue.Member("type", .text("summary"))] + header])
                .map { JSONWriter.text(.object($0), indented: false) + "\n" }.joined()
        }
    }

    private var header: [JSONValue.Member] {
        [
            .init("schema", .integer(Listing.schema)), .init("command", .text(command)),
            .init("startedAt", .text(startedAt.rfc3339(milliseconds: true))), .init("count", .integer(entries.count)),
        ]
    }
}
