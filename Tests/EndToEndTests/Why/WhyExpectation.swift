/// What `upkeep why` has to come to.
struct WhyExpectation: Sendable {
    let code: String
    let confidence: String
    let exit: Int32
    /// How its first sentence begins.
    let says: String
    /// Words of the fact that would decide; nil where it has to be certain.
    let missing: String?

    static func certain(_ code: String, _ exit: Int32, _ says: String) -> WhyExpectation {
        WhyExpectation(code: code, confidence: "certain", exit: exit, says: says, missing: nil)
    }

    static func likely(_ code: String, _ exit: Int32, _ says: String, missing: String) -> WhyExpectation {
        WhyExpectation(code: code, confidence: "likely", exit: exit, says: says, missing: missing)
    }

    static func cannotTell(_ code: String, _ exit: Int32, _ says: String, missing: String) -> WhyExpectation {
        WhyExpectation(code: code, confidence: "cannot-tell", exit: exit, says: says, missing: missing)
    }
}
