extension ConfigReference {
    /// What there is to say about one key, in Markdown; ends with a line break.
    ///
    /// - Parameter key: a key such as `expect`, a key below another such as `expect.status` or `status`, or a heading of
    ///   the page such as `a-site`.
    /// - Returns: nil when there is none of this name.
    package static func markdown(of key: String) -> String? {
        switch key {
        case TopKeys.top.heading: return overview("At the top of a file", TopKeys.top.keys.map(\.doc))
        case SiteKeys.site.heading: return overview("A site", SiteKeys.site.keys.map(\.doc))
        default: break
        }
        let all = documented
        let path = key.split(separator: ".").map { String($0) }
        let exact = all.filter { $0.path == path }
        let found = exact.isEmpty ? all.filter { $0.path.suffix(path.count) == path[...] } : exact
        guard !found.isEmpty else { return nil }
        return found.flatMap { section($0.doc, children: $0.doc.children, named: $0.path.joined(separator: ".")) }
            .dropLast().joined(separator: "\n") + "\n"
    }

    /// Every name that ``markdown(of:)`` takes, for completions and for slips.
    package static var keys: [String] {
        [TopKeys.top.heading, SiteKeys.site.heading].compactMap(\.self)
            + documented.map { $0.path.joined(separator: ".") }
    }

    private static var documented: [(path: [String], doc: KeyDoc)] {
        // A site's keys are listed once, and not again below `sites` and `defaults`.
        let top = TopKeys.top.keys.map(\.doc).map { doc in
            var doc = doc
            if !isOfWatch(doc) { doc.children = [] }
            return doc
        }
        return walked(SiteKeys.site.keys.map(\.doc), []) + walked(top, [])
    }

    private static func walked(_ docs: [KeyDoc], _ path: [String]) -> [(path: [String], doc: KeyDoc)] {
        docs.flatMap { [(path + [$0.name], $0)] + walked($0.children, path + [$0.name]) }
    }

    private static func overview(_ title: String, _ docs: [KeyDoc]) -> String {
        let lines = docs.map { "- `\($0.name)`: \($0.summary)" }
        let more = "`upkeep config reference KEY` tells more about each."
        return (["## \(title)", ""] + lines + ["", more]).joined(separator: "\n") + "\n"
    }
}
