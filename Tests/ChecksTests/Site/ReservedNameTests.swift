import Checks
import Testing
import UpkeepCore

/// No registrar has anything to say about a name that cannot be registered.
struct ReservedNameTests {
    @Test(arguments: [
        ("shop.example.com", "registrar"), ("wiki.corp.internal", "`.internal` is reserved"),
        ("shop.test", "`.test` is reserved"), ("printer.local", "multicast DNS"), ("localhost", "`/etc/hosts`"),
        ("wiki", "no dot in it"), ("nas.home.arpa.", "`.home.arpa` is reserved"), ("mylocal", "no dot in it"),
        ("a.mylocal", "registrar"),
    ])
    func remedy(_ host: String, _ expected: String) {
        let name = NameObservation(name: host, source: .resolver, failure: .noSuchName)
        let finding = Shop.judge([], name: name)["dns.resolve"]
        #expect(finding?.remedy?.contains(expected) == true, "\(finding?.remedy ?? "")")
        #expect(finding?.remedy?.contains("registrar tell") == (expected == "registrar"))
    }
}
