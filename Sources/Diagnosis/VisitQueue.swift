import UpkeepCore

/// Whose turn it is to use the network: visitors in the order they came, except that those whose endpoint has enough
/// visitors step aside until one of them has left. Each costs the same however many wait.
struct VisitQueue<Visitor> {
    private let perEndpoint: Int
    private var free: Int
    private var visitors: [Endpoint: Int] = [:]
    /// Those who have their endpoint's place and wait for one of all.
    private var line = Line()
    /// Those who stepped aside.
    private var aside: [Endpoint: Line] = [:]

    /// - Parameters:
    ///   - width: visitors at once, at least 1.
    ///   - perEndpoint: those of them at one endpoint, at least 1.
    init(width: Int, perEndpoint: Int) {
        free = max(1, width)
        self.perEndpoint = max(1, perEndpoint)
    }

    /// Whether a visitor may go to `endpoint` at once, and so needs no turn. No endpoint: to whichever it needs.
    mutating func enter(_ endpoint: Endpoint?) -> Bool {
        guard free > 0, takePlace(at: endpoint) else { return false }
        free -= 1
        return true
    }

    /// A visitor waits for what it did not get at once.
    mutating func wait(_ visitor: Visitor, for endpoint: Endpoint?) {
        if takePlace(at: endpoint) {
            line.append(visitor)
        } else if let endpoint {
            aside[endpoint, default: Line()].append(visitor)
        }
    }

    /// Somebody has left `endpoint`.
    /// - Returns: whose turn it is now.
    mutating func leave(_ endpoint: Endpoint?) -> Visitor? {
        if let endpoint {
            if let heir = aside[endpoint]?.popFirst() {
                line.append(heir)
                if aside[endpoint]?.isEmpty == true { aside[endpoint] = nil }
            } else if let count = visitors[endpoint] {
                visitors[endpoint] = count > 1 ? count - 1 : nil
            }
        }
        if let next = line.popFirst() { return next }
        free += 1
        return nil
    }

    private mutating func takePlace(at endpoint: Endpoint?) -> Bool {
        guard let endpoint else { return true }
        let count = visitors[endpoint, default: 0]
        guard count < perEndpoint else { return false }
        visitors[endpoint] = count + 1
        return true
    }

    /// First come, first served, without moving everybody up for each.
    private struct Line {
        private var visitors: [Visitor] = []
        private var served = 0

        var isEmpty: Bool { served == visitors.count }

        mutating func append(_ visitor: Visitor) { visitors.append(visitor) }

        mutating func popFirst() -> Visitor? {
            guard served < visitors.count else { return nil }
            defer {
                served += 1
                if served == visitors.count || served > 1024 {
                    visitors.removeFirst(served)
                    served = 0
                }
            }
            return visitors[served]
        }
    }
}
