import Checks
import DNSProbe
import Notifiers
import UpkeepNet

extension World {
    /// How alert channels' names are looked up: as this world looks up everything else.
    var addresses: AddressBook.Lookup {
        let resolver = StubResolver(settings: resolver, group: loops.group)
        return { name in await resolver.resolve(name, budget: .seconds(5)).addresses }
    }
}
