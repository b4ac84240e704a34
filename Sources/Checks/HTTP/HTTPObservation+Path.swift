import UpkeepCore

extension HTTPObservation {
    /// This attempt's part in the race between addresses.
    var path: UserView.Path {
        let connect = hops.isEmpty ? nil : hops[0].phases[.connect]
        let isConnected = hops.count > 1 || !(failure.map { $0.layer <= .connect } ?? false)
        return UserView.Path(address: address, took: connect ?? elapsed, isConnected: isConnected)
    }
}
