import Checks
import HTTPWire
import Testing
import UpkeepConfig

/// Sites as the command line names them.
struct SiteTargetTests {
    @Test("a URL on the command line is looked at as one in a config that says nothing else")
    func defaults() throws {
        for url in ["https://a.example/x", "tcp://a.example:25", "dns://192.0.2.53/a.example?type=MX"] {
            let result = Fixtures.load("sites: [{url: '\(url)'}]\n")
            let configured = try #require(result.configuration?.sites.first)
            #expect("\(try SiteTarget.site(url))" == "\(configured)")
        }
        guard case .http(let plan) = try SiteTarget.site("a.example").plan else { return #expect(Bool(false)) }
        #expect(plan.method == "GET" && plan.bodyLimit > 0 && plan.url.text == "https://a.example/")
    }
}
