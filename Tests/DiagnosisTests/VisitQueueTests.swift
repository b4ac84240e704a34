import Testing
import UpkeepCore

@testable import Diagnosis

/// Whose turn it is.
struct VisitQueueTests {
    private static let busy = Endpoint(IPAddress(v4: 0xC000_0201), 443)
    private static let other = Endpoint(IPAddress(v4: 0xC000_0202), 443)

    /// Everybody whose turn it is.
    private static func turns(_ queue: inout VisitQueue) -> [Int] {
        var turns: [Int] = []
        while let next = queue.next() { turns.append(next) }
        return turns
    }

    @Test func anEndpointGetsSoManyAtOnceWhileOthersGoOn() {
        var queue = VisitQueue(perEndpoint: 2)
        for place in 1...4 { queue.arrive(place, at: [Self.busy]) }
        queue.arrive(5, at: [Self.other])
        queue.arrive(6, at: [])
        #expect(Self.turns(&queue) == [1, 2, 5, 6])
        queue.leave([Self.other])
        #expect(Self.turns(&queue) == [])
        queue.leave([Self.busy])
        #expect(Self.turns(&queue) == [3])
        queue.leave([Self.busy])
        queue.leave([Self.busy])
        #expect(Self.turns(&queue) == [4])
    }

    @Test func aPortIsAnotherEndpoint() {
        var queue = VisitQueue(perEndpoint: 1)
        queue.arrive(1, at: [Self.busy])
        queue.arrive(2, at: [Endpoint(Self.busy.address, 80)])
        #expect(Self.turns(&queue) == [1, 2])
    }

    @Test func whoWaitsForOneOfSeveralAddressesHoldsNoneOfThem() {
        var queue = VisitQueue(perEndpoint: 1)
        queue.arrive(1, at: [Self.busy])
        queue.arrive(2, at: [Self.other, Self.busy])
        queue.arrive(3, at: [Self.other])
        #expect(Self.turns(&queue) == [1, 3])
        queue.leave([Self.busy])
        #expect(Self.turns(&queue) == [], "its other address is taken by now")
        queue.arrive(4, at: [Self.busy])
        #expect(Self.turns(&queue) == [4])
        queue.leave([Self.other])
        #expect(Self.turns(&queue) == [])
        queue.leave([Self.busy])
        #expect(Self.turns(&queue) == [2])
    }

    @Test func manyTurnsKeepTheirOrder() {
        var queue = VisitQueue(perEndpoint: 1)
        for place in 1...5000 { queue.arrive(place, at: [Self.busy]) }
        var seen: [Int] = []
        while let next = queue.next() {
            seen.append(next)
            queue.leave([Self.busy])
        }
        #expect(seen == Array(1...5000))
    }
}
