/// First come, first served, without moving everybody up for each.
package struct Line<Element> {
    private var elements: [Element] = []
    private var served = 0

    package init() {}

    package var isEmpty: Bool { served == elements.count }
    package var count: Int { elements.count - served }

    package mutating func append(_ element: Element) { elements.append(element) }

    package mutating func popFirst() -> Element? {
        guard served < elements.count else { return nil }
        let first = elements[served]
        served += 1
        if served == elements.count || served > 1024 {
            elements.removeFirst(served)
            served = 0
        }
        return first
    }

    /// Those who leave, in order.
    package mutating func removeAll(where isLeaving: (Element) -> Bool) -> [Element] {
        let waiting = elements[served...]
        let leaving = waiting.filter(isLeaving)
        if !leaving.isEmpty { (elements, served) = (waiting.filter { !isLeaving($0) }, 0) }
        return leaving
    }
}

extension Line: Sendable where Element: Sendable {}
