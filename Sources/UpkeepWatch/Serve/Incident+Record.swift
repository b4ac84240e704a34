import FoundationEssentials
import UpkeepCore
import UpkeepStore

extension Incident {
    /// As it was written down.
    init(_ record: IncidentRecord) throws { self = try JSONDecoder().decode(Incident.self, from: Data(record.body)) }
}
