/// Where a key would be right that stands in the wrong place, by the declarations of all keys.
enum KeyPlaces {
    private struct Spot {
        /// From the site on, without the key itself.
        var path: [String]
        var doc: KeyDoc
    }

    /// Every key of a site and of the mappings in it; those in lists have no place that a name alone could tell.
    private static let spots: [Spot] = spots(SiteKeys.site.keys.map(\.doc), [])

    /// The mappings at the top of a file that are not about single sites, and their keys.
    private static let sections: [(String, [String])] = ["watch", "alerts"].map { name in
        (name, TopKeys.top.keys.first { $0.doc.name == name }?.doc.children.map(\.name) ?? [])
    }

    private static func spots(_ docs: [KeyDoc], _ path: [String]) -> [Spot] {
        docs.flatMap { doc in
            [Spot(path: path, doc: doc)] + (doc.example.isEmpty ? spots(doc.children, path + [doc.name]) : [])
        }
    }

    /// - Parameters:
    ///   - keys: the keys on the way to the mapping that does not know `name`.
    ///   - isTop: that mapping is the file itself.
    ///   - isDiscreet: names that no declaration has are not to be quoted.
    /// - Returns: nil when no mapping knows it.
    static func hint(for name: String, kind: SiteKind?, in keys: [String], isTop: Bool, isDiscreet: Bool) -> String? {
        // What is not about sites has nothing to do with their keys.
        if let section = keys.first, section != "defaults", TopKeys.top.keys.contains(where: { $0.doc.name == section })
        {
            return nil
        }
        let isDefault = keys.first == "defaults"
        let here = isDefault ? Array(keys.dropFirst()) : keys
        let fitting = spots.filter { spot in kind.map { spot.doc.kinds.contains($0) } ?? true }
        let others = fitting.filter { isTop || $0.path != here }
        let exact = others.filter { $0.doc.name == name }
        let atTop = isTop ? [] : TopKeys.top.keys.map(\.doc).filter { $0.name == name && $0.children.isEmpty }
        let sections = isTop ? sections.filter { $0.1.contains(name) }.map { "under `\($0.0)`" } : []
        if !exact.isEmpty || !atTop.isEmpty || !sections.isEmpty {
            let places =
                exact.map { place($0.path, isTop) } + (atTop.isEmpty ? [] : ["at the top of the file"])
                + sections
            return "`\(name)` belongs \(places.prefix(3).joined(separator: " or "))"
        }
        if let other = others.first(where: { $0.doc.isAlsoCalled(name) }) {
            return "did you mean `\(other.doc.name)`? it belongs \(place(other.path, isTop))"
        }
        if isDefault, here.isEmpty, fitting.contains(where: { $0.path.isEmpty && $0.doc.name == name }) {
            return "`\(name)` is each site's own: it belongs under `sites`"
        }
        if let stranger = spots.first(where: { $0.doc.name == name }), let kind, !stranger.doc.kinds.contains(kind) {
            return "`\(name)` is for \(SiteKind.list(stranger.doc.kinds)) sites, not for \(SiteKind.list([kind]))"
        }
        // Names that the operator chooses may well belong one level below the mapping that they stand in.
        let named = fitting.filter { $0.doc.recognises?(name) ?? false }
        if !isDiscreet, let spot = named.first(where: { $0.path == here }) ?? named.first {
            return "`\(name)` belongs \(place(spot.path + [spot.doc.name], isTop))"
        }
        return nil
    }

    private static func place(_ path: [String], _ isTop: Bool) -> String {
        switch (path.isEmpty, isTop) {
        case (true, true): "to a site under `sites`, or under `defaults` for all of them"
        case (true, false): "to the site itself"
        case (false, true): "under `\(path.joined(separator: "."))` of a site or of `defaults`"
        case (false, false): "under `\(path.joined(separator: "."))`"
        }
    }
}
