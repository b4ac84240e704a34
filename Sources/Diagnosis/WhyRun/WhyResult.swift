package import Checks

/// What one `why` brings back.
package struct WhyResult: Sendable {
    package var answer: WhyAnswer
    package var observation: WhyObservation
    /// To be stored for later; nil unless all was well.
    package var knownGood: KnownGood?
}
