import UpkeepCore
import UpkeepStore

/// What several answers are made of, by the names that the documents give them.
enum APIShapes {
    static let all: [(name: String, fields: [APIShape.Field])] = [
        ("Finding", Finding.fields), ("Monitor", MonitorView.fields), ("Results", ResultSummary.fields),
        ("Incident", Incident.fields), ("Event", LedgerEvent.fields), ("Silence", SilenceRecord.fields),
    ]
}
