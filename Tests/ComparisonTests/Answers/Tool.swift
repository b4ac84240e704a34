import Peers

/// One of the programs that are compared.
enum Tool: String, CaseIterable, Sendable {
    case upkeep
    case blackbox = "blackbox_exporter"
    case checkCurl = "check_curl"

    /// How long each may take for one target before it has to give up, in seconds.
    static let patience = 5

    /// Asks about `url`, with the same expectations for every tool as far as it can express them.
    func look(_ url: String, _ expected: Expectation, _ farm: Farm) async throws -> Reading {
        let start = ContinuousClock.now
        let (answer, output) =
            switch self {
            case .upkeep: try await UpkeepLook(farm).ask(url, expected)
            case .blackbox: try await BlackboxLook(farm).ask(url, expected)
            case .checkCurl: try await CheckCurlLook(farm).ask(url, expected)
            }
        return Reading(answer: answer, output: output, elapsed: ContinuousClock.now - start)
    }
}
