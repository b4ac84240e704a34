import Testing
import UpkeepCore

/// One fault, or several at once, and what must be said about it.
struct WhyRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: Verdict.Code
    let confidence: Verdict.Confidence
    let sentence: String
    var status: Status?
    /// Parts of the other lines.
    var scope: String?
    var clock: String?
    var missing: String?
    var also: [String] = []
    let fault: @Sendable (inout WhyWorld) -> Void

    init(
        _ description: String, _ code: Verdict.Code, _ confidence: Verdict.Confidence, _ sentence: String,
        status: Status? = nil, scope: String? = nil, clock: String? = nil, missing: String? = nil, also: [String] = [],
        _ fault: @escaping @Sendable (inout WhyWorld) -> Void
    ) {
        testDescription = description
        self.code = code
        self.confidence = confidence
        self.sentence = sentence
        self.status = status
        self.scope = scope
        self.clock = clock
        self.missing = missing
        self.also = also
        self.fault = fault
    }
}
