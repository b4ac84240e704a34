import Testing

@testable import Diagnosis

/// Whose turn it is.
struct SiteQueueTests {
    @Test func aServerGetsSoManyAtOnceWhileOthersGoOn() throws {
        let busy = try Watcher.site("http://192.0.2.1/")
        let other = try Watcher.site("http://192.0.2.2/")
        var queue = SiteQueue([busy, busy, busy, other], widthPerServer: 2)
        let first = [queue.next(), queue.next(), queue.next(), queue.next()]
        #expect(first == [0, 1, 3, nil])
        queue.leave(3)
        let afterOther = queue.next()
        #expect(afterOther == nil)
        queue.leave(0)
        let afterBusy = queue.next()
        #expect(afterBusy == 2)
    }
}
