import Foundation

/// An alert as a channel's program got it, as far as the tests read it.
struct ToldAlert: Decodable {
    let incident: String
    let dedupKey: String
    let kind: String
    let status: String
    let headline: String
    let change: String?
    let subjects: [String]

    init(_ json: some StringProtocol) throws {
        self = try JSONDecoder().decode(ToldAlert.self, from: Data(json.utf8))
    }
}
