/// What several files may not both say.
enum CrossFile {
    /// Reports every single value or list in `defaults`, and `ca_file`, that two files set; `sites` and `resolvers` are
    /// put together instead.
    static func checkSetTwice(_ files: inout [ConfigFile]) {
        var seen: [String: Place] = [:]
        for index in files.indices {
            guard let root = files[index].root else { continue }
            var own: [(String, Place)] = []
            collect(root, path: "", into: &own)
            for (path, place) in own {
                if let first = seen[path] {
                    files[index].reader.report(
                        .setTwice, at: place, "`\(path)` is set in two files", hint: "keep one of the two",
                        related: first, reference: reference(path))
                } else {
                    seen[path] = place
                }
            }
        }
    }

    private static func collect(_ value: YAMLValue, path: String, into found: inout [(String, Place)]) {
        guard case .mapping(let entries) = value.content else { return }
        for entry in entries where entry.duplicateOf == nil {
            if path.isEmpty, ["sites", "resolvers"].contains(entry.key) { continue }
            let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            if case .mapping = entry.value.content { collect(entry.value, path: inner, into: &found) }
            else { found.append((inner, entry.place)) }
        }
    }

    private static func reference(_ path: String) -> String {
        let parts = path.split(separator: ".")
        return String(parts.count > 1 ? parts[1] : parts[0])
    }
}
