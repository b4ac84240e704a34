import Testing

@testable import Diagnosis

/// Whose turn it is.
struct SiteQueueTests {
    @Test func aServerGetsSoManyAtOnceWhileOthersGoOn() throws {
        let busy = try Watcher.site("http://192.0.2.1/")
        let other = try Watcher.site("http://192.0.2.2/")
        var queue = SiteQueue([busy, busy, busy, other], widthPerServer: 2)
        #expect([queue.next(), queue.next(), queue.next()] == [0, 1, 3])
        #expect(queue.next() == nil)
        queue.leave(3)
        #expect(queue.next() == nil)
        queue.leave(0)
        #expect(queue.next() == 2)
        queue.leave(1)
        queue.leave(2)
        #expect(queue.next() == nil)
    }
}
