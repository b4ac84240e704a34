import UpkeepCore

/// What becomes of an alert that a channel has not got yet when there is a newer one of the same incident.
enum AlertMerge {
    /// - Parameter wasTold: the channel has confirmed an earlier alert of the incident.
    static func merged(_ earlier: Alert, _ later: Alert, wasTold: Bool) -> Alert {
        var merged = later
        switch (earlier.kind, later.kind) {
        case (_, .resolved) where !wasTold:
            merged.note = "this channel confirmed no message while it was open"
        case (_, .resolved), (_, .acknowledged), (_, .flapping), (_, .test), (_, .summary): break
        case (.resolved, _):
            merged.kind = wasTold ? .updated : .opened
            merged.note = "it had looked resolved at \(earlier.zone.text(earlier.at))"
        case (.opened, _): merged.kind = .opened
        case (.flapping, _): merged.kind = .flapping
        case (.updated, .reminder): merged.kind = .updated
        // Who was told nothing yet has nothing to see updated.
        case (.acknowledged, .reminder), (.acknowledged, .updated): merged.kind = wasTold ? .updated : .opened
        case (.updated, _), (.reminder, _), (.acknowledged, _), (.test, _), (.summary, _): break
        }
        // What a reminder says of itself is not true of what it became.
        if later.kind == .reminder, merged.kind != .reminder { merged.note = earlier.note }
        return merged
    }
}
