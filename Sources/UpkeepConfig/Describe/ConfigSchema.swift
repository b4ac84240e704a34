/// The config's JSON Schema, for editors.
package enum ConfigSchema {
    /// What `upkeep config schema` is best written to, as the config's first line names it.
    package static let fileName = "upkeep.schema.json"

    /// The first line of a config: it tells editors where the schema is.
    package static let line = "# yaml-language-server: $schema=./\(fileName)"

    /// JSON Schema, draft 2020-12; ends with a line break.
    package static func json() -> String {
        var schema = SchemaValue.record([
            "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
            "title": .text("upkeep.yaml"),
            "description": .text(
                "What upkeep looks at and what a right answer is. `upkeep config reference` tells it in words."),
        ])
        guard case .object(let members) = TopKeys.top.schema else { return schema.rendered() + "\n" }
        for member in members { schema = schema.with(member.key, member.value) }
        schema = schema.with(
            "$defs",
            .record([
                "variable": .record([
                    "description": .text("a value from the environment, put in when the config is read"),
                    "type": .text("string"), "pattern": .text("\\$\\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\\}"),
                ])
            ]))
        return schema.rendered() + "\n"
    }
}
