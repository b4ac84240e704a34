import FakeSystem
import Glibc
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("clocks, limits, names")
struct MachineTests {
    @Test("the monotonic clock does not go back, and waiting on it takes at least as long as asked")
    func monotonic() async throws {
        let clock = SystemClock.live
        let (_, duration) = try await clock.measure { try await clock.sleep(for: .milliseconds(5)) }
        #expect(duration >= .milliseconds(5))
    }

    @Test("`--now` begins where it is told and goes on from there; a stopped clock stands")
    func shifted() throws {
        let fake = FakeClock()
        let then = try #require(Timestamp(rfc3339: "2031-01-01T00:00:00Z"))
        let starting = fake.clock.starting(at: then)
        let stopped = fake.clock.stopped(at: then)
        #expect(starting.now == then && stopped.now == then)
        fake.advance(by: .seconds(90))
        #expect(starting.now == then + .seconds(90) && stopped.now == then)
        #expect(starting.monotonic == fake.clock.monotonic)
    }

    @Test("the wall clock is the machine's")
    func wall() {
        let before = Timestamp(seconds: Int64(time(nil)) - 1)
        #expect(SystemClock.live.now >= before)
        #expect(SystemClock.live.now <= before + .seconds(3600))
    }

    @Test("the soft limit of open files goes up to the hard one, and no further")
    func openFiles() async {
        await #expect(processExitsWith: .success) {
            var limit = rlimit(rlim_cur: 200, rlim_max: 500)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #expect(ResourceLimits.live.raiseOpenFiles() == OpenFileLimit(current: 500, ceiling: 500))
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #expect(limit.rlim_cur == 500)
            #expect(ResourceLimits.live.raiseOpenFiles() == OpenFileLimit(current: 500, ceiling: 500))
        }
    }

    @Test func hostName() {
        var names = utsname()
        uname(&names)
        let name = withUnsafeBytes(of: &names.nodename) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        #expect(System.live.vantage.name == name)
    }

    @Test func environment() async {
        await #expect(processExitsWith: .success) {
            setenv("UPKEEP_TEST_EMPTY", "", 1)
            setenv("UPKEEP_TEST", "value", 1)
            unsetenv("UPKEEP_TEST_NOT")
            let environment = System.live.environment
            #expect(environment["UPKEEP_TEST"] == "value")
            #expect(environment["UPKEEP_TEST_EMPTY"] == "" && environment.nonEmpty("UPKEEP_TEST_EMPTY") == nil)
            #expect(environment["UPKEEP_TEST_NOT"] == nil)
        }
    }
}
