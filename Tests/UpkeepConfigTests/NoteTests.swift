import Testing
import UpkeepConfig

/// What works and is probably not meant is said beside the configuration, not instead of it.
struct NoteTests {
    @Test(arguments: [
        (
            "auth: {basic: {user: monitor, password: hunter22}}",
            """
            upkeep.yaml:3:45: `auth.basic.password` stands in the file as it is
              3 |     auth: {basic: {user: monitor, password: (secret)}}
                |                                             ^
              hint: `${NAME}` takes it from the environment, `password_file` from a file
              see: `upkeep config reference auth`
            """
        ),
        (
            "expect: {latency: 30s}",
            """
            upkeep.yaml:3:14: `expect.latency` of 30 s is never exceeded: `timeouts.total` ends the look after 10 s
              3 |     expect: {latency: 30s}
                |              ^
              hint: set the limit lower, or `timeouts.total` higher
              see: `upkeep config reference timeouts`
            """
        ),
        (
            "expect: {latency: {connect: 5s}}",
            """
            upkeep.yaml:3:14: `expect.latency.connect` of 5 s is never exceeded: `timeouts.connect` ends the look after 5 s
              3 |     expect: {latency: {connect: 5s}}
                |              ^
              hint: set the limit lower, or `timeouts.connect` higher
              see: `upkeep config reference timeouts`
            """
        ),
    ])
    func says(_ line: String, _ text: String) {
        let result = Fixtures.load("sites:\n  - url: https://shop.example/\n    \(line)\n")
        #expect(result.problems.map(\.text) == [])
        #expect(result.configuration != nil)
        #expect(result.notes.map(\.text) == [text])
    }

    @Test(arguments: [
        "auth: {bearer: '${SHOP_TOKEN}'}", "auth: {bearer_file: secret.txt}", "expect: {latency: 9s}",
        "expect: {latency: {total: 9s, dns: 4s}}",
    ])
    func saysNothing(_ line: String) {
        let result = Fixtures.load("sites:\n  - url: https://shop.example/\n    \(line)\n")
        #expect(result.problems.map(\.text) == [] && result.notes == [])
    }

    @Test func defaultsAreToldOnce() {
        let result = Fixtures.load(
            """
            defaults: {timeouts: 2s, expect: {latency: 30s}}
            sites: [{url: 'https://a.example/'}, {url: 'https://b.example/'}]
            """)
        #expect(result.notes.map(\.place.line) == [1])
    }
}
