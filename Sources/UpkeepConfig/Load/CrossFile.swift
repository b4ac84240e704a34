/// What several files may not both say.
enum CrossFile {
    /// Lists that are put together instead, by their path.
    private static let joined: Set<String> = ["sites", "resolvers", "heartbeats", "maintenance", "alerts.channels"]

    /// Reports every single value or list that two files set.
    static func checkSetTwice(_ files: inout [ConfigFile]) {
        var values: [String: Place] = [:]
        var mappings: [String: Place] = [:]
        for index in files.indices {
            guard let root = files[index].root else { continue }
            var own: [Setting] = []
            collect(root, path: "", into: &own)
            for setting in own {
                // Two mappings are put together; a value leaves no room for another, nor for a mapping.
                guard let first = values[setting.path] ?? (setting.isMapping ? nil : mappings[setting.path]) else {
                    continue
                }
                files[index].reader.report(
                    .setTwice, at: setting.place, "`\(setting.path)` is set in two files", hint: "keep one of the two",
                    related: first, reference: reference(setting.path))
            }
            for setting in own {
                let known = setting.isMapping ? mappings[setting.path] : values[setting.path]
                guard known == nil else { continue }
                if setting.isMapping {
                    mappings[setting.path] = setting.place
                } else {
                    values[setting.path] = setting.place
                }
            }
        }
    }

    private struct Setting {
        var path: String
        var place: Place
        var isMapping: Bool
    }

    private static func collect(_ value: YAMLValue, path: String, into found: inout [Setting]) {
        guard case .mapping(let entries) = value.content else { return }
        for entry in entries where entry.duplicateOf == nil {
            let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
            if joined.contains(inner) { continue }
            let isMapping = if case .mapping = entry.value.content { true } else { false }
            found.append(Setting(path: inner, place: entry.place, isMapping: isMapping))
            collect(entry.value, path: inner, into: &found)
        }
    }

    private static func reference(_ path: String) -> String {
        let parts = path.split(separator: ".")
        return String(parts.count > 1 && parts[0] == "defaults" ? parts[1] : parts[0])
    }
}
