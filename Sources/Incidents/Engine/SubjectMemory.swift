package import UpkeepCore

/// What the engine remembers of one subject.
package struct SubjectMemory: Sendable, Hashable, Codable {
    package struct CheckTrack: Sendable, Hashable, Codable {
        package var check: CheckID
        package var track: Track
    }

    package var subject: Subject
    package var outage = Track()
    /// The checks that warn, or did lately, sorted.
    package var checks: [CheckTrack] = []
    package var standing: Standing?
    /// What it stood on when it last worked, sorted.
    package internal(set) var goodTraits: [Trait] = []
    /// What it stood on when it last failed, sorted.
    var badTraits: [Suspect] = []

    init(_ subject: Subject) { self.subject = subject }

    subscript(check: CheckID?) -> Track? {
        get {
            guard let check else { return outage }
            return checks.first { $0.check == check }?.track
        }
        set {
            guard let check else {
                outage = newValue ?? Track()
                return
            }
            let place = checks.firstIndex { $0.check == check }
            switch (place, newValue) {
            case (let place?, let track?) where !track.isBlank: checks[place].track = track
            case (let place?, _): checks.remove(at: place)
            case (nil, let track?) where !track.isBlank:
                let place = checks.firstIndex { check < $0.check } ?? checks.endIndex
                checks.insert(CheckTrack(check: check, track: track), at: place)
            case (nil, _): break
            }
        }
    }
}
