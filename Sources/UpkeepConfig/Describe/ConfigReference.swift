/// The page that explains every key, made from the keys themselves.
package enum ConfigReference {
    /// Markdown; ends with a line break.
    package static func markdown() -> String {
        var lines = introduction.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        lines += ["", "## At the top of a file", ""]
        for doc in TopKeys.top.keys.map(\.doc) where !isOfWatch(doc) { lines += section(doc, children: []) }
        lines += ["## A site", ""]
        for doc in SiteKeys.site.keys.map(\.doc) { lines += section(doc, children: doc.children) }
        lines += ["## The watch", ""]
        for doc in TopKeys.top.keys.map(\.doc) where isOfWatch(doc) { lines += pages(doc, named: doc.name) }
        lines += ["## A whole config", "", "```yaml"]
        lines += ConfigSample.yaml().split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            String($0)
        }
        lines += ["```"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Whether the key is about `upkeep watch` alone.
    static func isOfWatch(_ doc: KeyDoc) -> Bool {
        ["watch", "alerts", "heartbeats", "maintenance"].contains(doc.name)
    }

    /// The section of a key, and those of the keys below it that have one.
    private static func pages(_ doc: KeyDoc, named: String) -> [String] {
        section(doc, children: doc.children, named: named)
            + doc.children.filter(\.hasPage).flatMap { pages($0, named: "\(named).\($0.name)") }
    }

    /// - Parameter named: what stands in the heading; nil for the key's own name.
    static func section(_ doc: KeyDoc, children: [KeyDoc], named: String? = nil) -> [String] {
        var lines = ["### `\(named ?? doc.name)`", "", sentence(doc.summary), ""]
        if let shorthand = doc.shorthand {
            lines.append("- value: a mapping with the keys below, or \(shorthand)")
        } else if children.isEmpty || !doc.example.isEmpty {
            lines.append("- value: \(doc.expected)")
        }
        if let standard = doc.standard { lines.append("- default: \(code(standard))") }
        if doc.isRequired { lines.append("- always needed") }
        if doc.kinds.count < SiteKind.allCases.count { lines.append("- for: \(SiteKind.list(doc.kinds))") }
        if lines.last != "" { lines.append("") }
        if !doc.example.isEmpty {
            lines += ["```yaml"] + ConfigSample.assignment(doc) + ["```", ""]
        }
        guard !children.isEmpty else { return lines }
        let rows = rows(children, "", doc.kinds)
        let withKinds = rows.contains { $0.kinds != doc.kinds }
        lines.append(withKinds ? "| key | value | default | for | |" : "| key | value | default | |")
        lines.append(withKinds ? "|---|---|---|---|---|" : "|---|---|---|---|")
        for row in rows {
            var cells = ["`\(row.path)`", form(row.doc), row.doc.standard.map(code) ?? ""]
            if withKinds { cells.append(SiteKind.list(row.kinds)) }
            cells.append(sentence(row.doc.summary))
            lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
        }
        return lines + [""]
    }

    private struct Row {
        var path: String
        var doc: KeyDoc
        /// Those of the keys above it taken into account.
        var kinds: Set<SiteKind>
    }

    private static func rows(_ docs: [KeyDoc], _ prefix: String, _ kinds: Set<SiteKind>) -> [Row] {
        docs.flatMap { doc in
            let kinds = kinds.intersection(doc.kinds)
            return [Row(path: prefix + doc.name, doc: doc, kinds: kinds)]
                + (doc.hasPage ? [] : rows(doc.children, prefix + doc.name + ".", kinds))
        }
    }

    private static func sentence(_ text: String) -> String {
        text.first.map { $0.uppercased() + text.dropFirst() + "." } ?? ""
    }

    /// Values as code, explanations as they are.
    private static func code(_ standard: Standard) -> String {
        if case .words(let text) = standard { text } else { "`\(standard.text)`" }
    }

    /// A mapping's keys have rows of their own, so they are not listed.
    private static func form(_ doc: KeyDoc) -> String {
        if doc.children.isEmpty { return doc.expected }
        if doc.hasPage { return doc.example.isEmpty ? "a mapping, told below" : "a list of mappings, told below" }
        return doc.shorthand.map { "\($0); or a mapping" } ?? "a mapping"
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static let introduction = """
        # The config, key by key

        Upkeep reads `upkeep.yaml`, then every `.yaml` and `.yml` file in `conf.d/` beside it, by name. `sites`,
        `resolvers`, `heartbeats`, `maintenance` and `alerts.channels` of all files are put together; anything else may be
        set in one file only, and each name may be used once. `upkeep config check` reads them all and tells every mistake at once, with its place. `upkeep config
        init SITE…` looks at sites and writes a first config. `upkeep config reference KEY` prints one key of this page.

        - **Lengths of time** have a unit: `250ms`, `30s`, `5m`, `1m30s`, `2h`, `7d`. **Sizes** too: `512KiB`, `2MiB`, `1MB`.
        - **The environment**: `${NAME}` in any value is put in from the environment, and it is a mistake if it is not set;
          `${NAME:-default}` has a default for that; `$$` is a dollar sign. A `$` before anything else is itself, but a
          secret that is all `$NAME` is taken for a slip.
        - **Secrets** are best kept out of the config: `${NAME}`, or `password_file` and `bearer_file`; `upkeep config check`
          notes those that stand in it. What `auth` and the `_file` keys hold, but for the user's name, is never printed,
          nor are the URLs, tokens and keys of alert channels, of which only scheme and host are shown, nor is what comes from a variable whose name has `key`, `auth`, `pass`, `pwd`, `cookie`, `secret`, `token`,
          `bearer` or `credential` in it: every report, every message and `--explain` show `(secret)` in its place, even
          where a server sends it back. So they do for `headers` that are named like a secret (`Authorization`,
          `Cookie`, `X-Api-Key`) and for what a dialogue sends to log in (`AUTH`, `PASS`, `LOGIN`). Secrets of fewer than 4
          bytes are not looked for, because they are in too many words. Other variables are shown, and so is what the
          config says in other places.
        - **Paths** that do not begin with `/` start at the folder of the file that they stand in.
        - **One or many**: where the value is "…; or a list of such", a single one needs no brackets.
        - **YAML**: anchors, aliases and `<<` work; tags and several documents in a file do not. A file has at most 4 MiB.
        - **How often** is for `upkeep watch`, which keeps looking: every 60 s, or as `every` says. `upkeep check` looks
          once, for cron (`*/5 * * * * upkeep check --config /etc/upkeep/upkeep.yaml --format nagios`), a systemd timer, or
          the monitoring that you have. Its exit status is 0 ok, 1 warning, 2 critical, 3 unknown. What each site that is well
          looked like is kept in `~/.local/state/upkeep`, or where `--state FOLDER` says: `upkeep why` compares with it when
          the site is not.
        - **`#` begins a comment** behind a space: a value that begins with it, such as a password, needs quotes.
        - **Editors** complete and check keys with the first line `# yaml-language-server: $schema=./upkeep.schema.json` and
          the file that `upkeep config schema > upkeep.schema.json` writes.

        ```yaml
        # yaml-language-server: $schema=./upkeep.schema.json
        sites:
          - url: https://shop.example/
            expect:
              contains: Add to basket
          - url: tcp://mail.shop.example:25
            dialogue:
              - expect: '^220 '
              - send: EHLO upkeep.example
              - expect: '^250 '
              - send: STARTTLS
              - expect: '^220 '
              - starttls
          - url: dns:///shop.example?type=MX
        ```
        """
}
