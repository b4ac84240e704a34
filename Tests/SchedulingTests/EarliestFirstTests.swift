import Scheduling
import Testing
import UpkeepSystem

@Suite("the earliest first")
struct EarliestFirstTests {
    @Test("it gives what sorting gives, whatever is added, taken and postponed", arguments: 0..<50)
    func sorting(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        func time() -> MonotonicTime { MonotonicTime(nanoseconds: Int64.random(in: 0..<40, using: &random)) }
        var model = (0..<Int.random(in: 0..<20, using: &random)).map { number in
            EarliestFirst<Int>.Appointment(number, at: time())
        }
        var heap = EarliestFirst(model)
        for step in 100..<300 {
            model.sort()
            #expect(heap.first == model.first)
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let time = time()
                heap.add(step, at: time)
                model.append(EarliestFirst.Appointment(step, at: time))
            case 1:
                heap.removeFirst()
                if !model.isEmpty { model.removeFirst() }
            default:
                let time = time()
                heap.postponeFirst(to: time)
                if !model.isEmpty { model[0].time = time }
            }
        }
    }
}
