/// First come, first served, without moving everybody up for each.
struct Line<Element> {
    private var elements: [Element] = []
    private var served = 0

    var isEmpty: Bool { served == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard served < elements.count else { return nil }
        let first = elements[served]
        served += 1
        if served == elements.count || served > 1024 {
            elements.removeFirst(served)
            served = 0
        }
        return first
    }
}
