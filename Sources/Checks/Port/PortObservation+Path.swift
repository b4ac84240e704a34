import UpkeepCore

extension PortObservation {
    /// This attempt's part in the race between addresses; one that timed out took longer than any browser's patience.
    var path: UserView.Path {
        let isConnected = !(failure.map { $0.layer <= .connect } ?? false)
        let took = phases[.connect] ?? (isConnected || failure?.kind == .refused ? .zero : UserView.attemptDelay)
        return UserView.Path(address: endpoint.address, took: took, isConnected: isConnected)
    }
}
