import Testing
import UpkeepCore

@testable import Diagnosis

/// Whose turn it is.
struct VisitQueueTests {
    private static let busy = Endpoint(IPAddress(v4: 0xC000_0201), 443)
    private static let other = Endpoint(IPAddress(v4: 0xC000_0202), 443)

    /// Visitors 1… come in this order; those who must wait are the result.
    private static func arrive(_ endpoints: [Endpoint?], _ queue: inout VisitQueue<Int>) -> [Int] {
        endpoints.enumerated().compactMap { place, endpoint in
            if queue.enter(endpoint) { return nil }
            queue.wait(place + 1, for: endpoint)
            return place + 1
        }
    }

    @Test func anEndpointGetsSoManyAtOnceWhileOthersGoOn() {
        var queue = VisitQueue<Int>(width: 10, perEndpoint: 2)
        let waiting = Self.arrive([Self.busy, Self.busy, Self.busy, Self.other, nil, Self.busy], &queue)
        #expect(waiting == [3, 6])
        let turns = [
            queue.leave(Self.other), queue.leave(nil), queue.leave(Self.busy), queue.leave(Self.busy),
            queue.leave(Self.busy),
        ]
        #expect(turns == [nil, nil, 3, 6, nil])
    }

    @Test func soManyAreUnderWayAtOnceAndTheFirstToComeIsTheNextToGo() {
        var queue = VisitQueue<Int>(width: 2, perEndpoint: 5)
        let waiting = Self.arrive([Self.busy, nil, Self.other, Self.busy, nil], &queue)
        #expect(waiting == [3, 4, 5])
        let turns = [queue.leave(nil), queue.leave(Self.other), queue.leave(Self.busy), queue.leave(Self.busy)]
        #expect(turns == [3, 4, 5, nil])
    }

    @Test func whoWaitsForACrowdedEndpointTakesNoPlaceFromOthers() {
        var queue = VisitQueue<Int>(width: 2, perEndpoint: 1)
        let waiting = Self.arrive([Self.busy, Self.busy, Self.busy, Self.other, Self.other], &queue)
        #expect(waiting == [2, 3, 5])
        let turns = [queue.leave(Self.other), queue.leave(Self.other), queue.leave(Self.busy), queue.leave(Self.busy)]
        #expect(turns == [5, nil, 2, 3])
    }

    @Test func aPortIsAnotherEndpoint() {
        var queue = VisitQueue<Int>(width: 9, perEndpoint: 1)
        let waiting = Self.arrive([Self.busy, Endpoint(Self.busy.address, 80)], &queue)
        #expect(waiting.isEmpty)
    }

    @Test func manyTurnsKeepTheirOrder() {
        var queue = VisitQueue<Int>(width: 1, perEndpoint: 1)
        let waiting = Self.arrive(Array(repeating: Self.busy, count: 5000), &queue)
        #expect(waiting == Array(2...5000))
        var turns: [Int] = []
        while let next = queue.leave(Self.busy) { turns.append(next) }
        #expect(turns == waiting)
    }
}
