import HTTPTypes
import UpkeepCore
import UpkeepStore

/// Which results are asked for.
struct ResultWindow {
    static let steps = HistoryStep.allCases
    /// In one answer.
    static let mostSteps = 5000

    let range: Range<Timestamp>
    let step: HistoryStep

    /// - Throws: a ``Problem`` of 422 for a window that ends before it begins, or has too many steps.
    init(_ call: APICall) throws(Problem) {
        // Of the future nothing is known, and it would count as time that nobody looked.
        let end = min(call.time("to") ?? call.now, call.now)
        let start = call.time("from") ?? (end + .seconds(-86_400))
        guard start < end else {
            throw Problem(.unprocessableContent, "`from` is not before `to`, or not before now")
        }
        range = start..<end
        let length = end - start
        let wanted = call.text("step").flatMap { word in Self.steps.first { $0.word == word } }
        step =
            wanted ?? (length <= .seconds(6 * 3600) ? .minute : length <= .seconds(14 * 86_400) ? .hour : .day)
        guard length / step.length <= Double(Self.mostSteps) else {
            throw Problem(
                .unprocessableContent, "that would be more than \(Self.mostSteps) steps",
                hint: "give a longer `step`, or a shorter time")
        }
    }
}

extension HistoryStep {
    /// As the API writes it.
    var word: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day"
        }
    }

    fileprivate var length: Duration {
        switch self {
        case .minute: .seconds(60)
        case .hour: .seconds(3600)
        case .day: .seconds(86_400)
        }
    }
}
