package import Checks
package import UpkeepCore

/// A file that was looked into, with what judging its chain takes.
package struct InspectedFile: Sendable, Hashable {
    package var observation: FileObservation
    /// DER of its certificates, in the order they stand.
    package var chain: [[UInt8]]

    /// When its content last changed.
    package var writtenAt: Timestamp?

    package init(_ observation: FileObservation, chain: [[UInt8]] = []) {
        self.observation = observation
        self.chain = chain
    }
}
