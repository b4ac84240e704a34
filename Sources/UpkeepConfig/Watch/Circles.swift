/// Finds those who need themselves, by way of others or directly.
enum Circles {
    struct Circle: Hashable {
        /// In the order of need; the last needs the first.
        var names: [String]
        /// Where the last says so.
        var place: Place
    }

    /// One circle for each need that closes one, whatever is reached by several ways looked at once.
    ///
    /// - Parameter order: where to begin, so that the same config gives the same answer.
    static func find(_ needs: [String: [LocatedText]], order: [String]) -> [Circle] {
        var circles: [Circle] = []
        var done: Set<String> = []
        for start in order where !done.contains(start) {
            var path: [(name: String, next: Int)] = [(start, 0)]
            var onPath: [String: Int] = [start: 0]
            while let (name, next) = path.last {
                let needed = needs[name] ?? []
                guard next < needed.count else {
                    path.removeLast()
                    onPath[name] = nil
                    done.insert(name)
                    continue
                }
                path[path.count - 1].next += 1
                let target = needed[next]
                if let from = onPath[target.text] {
                    circles.append(Circle(names: path[from...].map(\.name), place: target.place))
                } else if !done.contains(target.text) {
                    onPath[target.text] = path.count
                    path.append((target.text, 0))
                }
            }
        }
        return circles
    }
}
