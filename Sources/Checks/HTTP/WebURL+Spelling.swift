import HTTPWire
import UpkeepCore

extension WebURL {
    /// The URL as a person would write it, the default port left out.
    var spelled: String {
        let name =
            switch host {
            case .name(let name): name
            case .address(let address): address.family == .v6 ? "[\(address)]" : address.description
            }
        return "\(scheme.rawValue)://\(name)\(port == scheme.defaultPort ? "" : ":\(port)")\(target)"
    }
}
