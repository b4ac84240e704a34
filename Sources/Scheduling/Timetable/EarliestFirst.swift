package import UpkeepSystem

/// Who is due when, the earliest first, and of those with the same time the smallest: a binary heap.
package struct EarliestFirst<Who: Comparable & Sendable>: Sendable {
    package struct Appointment: Sendable, Comparable {
        package var time: MonotonicTime
        package var who: Who

        package init(_ who: Who, at time: MonotonicTime) {
            self.time = time
            self.who = who
        }

        package static func < (a: Appointment, b: Appointment) -> Bool {
            a.time == b.time ? a.who < b.who : a.time < b.time
        }
    }

    private var heap: [Appointment]

    package init(_ appointments: [Appointment] = []) {
        heap = appointments
        for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    package var first: Appointment? { heap.first }

    package mutating func add(_ who: Who, at time: MonotonicTime) {
        heap.append(Appointment(who, at: time))
        var place = heap.count - 1
        while place > 0, heap[place] < heap[(place - 1) / 2] {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    package mutating func removeFirst() {
        guard let last = heap.popLast(), !heap.isEmpty else { return }
        heap[0] = last
        sink(0)
    }

    /// Gives the first another time.
    package mutating func postponeFirst(to time: MonotonicTime) {
        guard !heap.isEmpty else { return }
        heap[0].time = time
        sink(0)
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in (2 * place + 1)...(2 * place + 2) where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            if least == place { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}
