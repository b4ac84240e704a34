package import Checks

/// What one `why` brings back.
package struct WhyResult: Sendable {
    package var answer: WhyAnswer
    package var observation: WhyObservation
    /// What was seen when all was well; nil otherwise.
    package var knownGood: KnownGood?
    /// To be stored for later: that, or what was known before with the name servers that have answered now.
    package var toRemember: KnownGood?
}
