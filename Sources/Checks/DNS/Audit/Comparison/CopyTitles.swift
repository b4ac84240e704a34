/// What sources are called together: servers by name where all addresses of one are meant, operators where all their
/// servers are.
package struct CopyTitles: Sendable {
    private struct Place: Sendable {
        let title: String
        let server: String?
        let group: String?
    }

    private var places: [Place] = []

    package init() {}

    /// Adds a source that stands for itself.
    package mutating func add(_ title: String) { places.append(Place(title: title, server: nil, group: nil)) }

    /// Adds one address of a server.
    /// - Parameter group: Who runs it; nil when that says nothing.
    package mutating func add(_ title: String, server: String, group: String?) {
        places.append(Place(title: title, server: server, group: group))
    }

    /// As few words as name exactly these sources, in the order they were added.
    package func words(_ titles: [String]) -> [String] {
        let wanted = Set(titles)
        var words: [String] = []
        for place in places where wanted.contains(place.title) {
            let word = word(for: place, wanted)
            if !words.contains(word) { words.append(word) }
        }
        return words + titles.filter { title in !places.contains { $0.title == title } }
    }

    private func word(for place: Place, _ wanted: Set<String>) -> String {
        if let group = place.group {
            let members = places.filter { $0.group == group }
            let servers = Set(members.compactMap(\.server)).count
            if servers > 1, members.allSatisfy({ wanted.contains($0.title) }) { return "\(group) (\(servers) servers)" }
        }
        guard let server = place.server else { return place.title }
        let isWhole = places.allSatisfy { $0.server != server || wanted.contains($0.title) }
        return isWhole ? server : place.title
    }
}
