package import UpkeepCore

extension QueueState {
    /// Takes in what became of a dispatch.
    package mutating func settle(_ dispatch: Dispatch, _ outcome: DeliveryOutcome, at now: Timestamp) {
        let name = dispatch.channel
        channels[name]?.inFlight = nil
        switch outcome {
        case .delivered(let note): delivered(dispatch, note, now)
        case .retry(let sentence, let after):
            failed(dispatch, sentence, now, wait: after)
            for entry in dispatch.entries { putBack(entry, sentence, until: channels[name]?.notBefore ?? now, now) }
            handOverAllIfFailing(name, now)
        case .never(let sentence): refused(dispatch, sentence, now)
        }
    }

    private mutating func delivered(_ dispatch: Dispatch, _ note: String?, _ now: Timestamp) {
        let name = dispatch.channel
        channels[name]?.failures = 0
        channels[name]?.notBefore = Timestamp(nanoseconds: .min)
        channels[name]?.lastFailure = note
        channels[name]?.lastRefusal = nil
        channels[name]?.lastDeliveredAt = now
        channels[name]?.delivered += dispatch.entries.count
        channels[name]?.grow(after: dispatch.entries.count)
        for entry in dispatch.entries {
            drop(entry.id)
            guard var incident = incidents[entry.alert.incident] else { continue }
            switch entry.alert.kind {
            case .resolved:
                incident.told[name] = nil
                incident.ended.insert(name)
            case .opened, .updated, .reminder, .flapping, .acknowledged: incident.told[name] = now
            case .test, .summary: break
            }
            save(incident)
            // It ended while its opening was on the way, and the end found nobody told: it is owed now.
            if !incident.isOpen, incident.told[name] != nil, !isOwed(incident.incident, to: name) {
                owe(incident.alert, to: name, at: now)
            }
            forgetIfDone(incident.incident)
        }
    }

    private mutating func refused(_ dispatch: Dispatch, _ sentence: String, _ now: Timestamp) {
        let name = dispatch.channel
        channels[name]?.lastRefusal = sentence
        channels[name]?.refused += 1
        failed(dispatch, sentence, now, wait: nil)
        guard dispatch.entries.count == 1, let entry = dispatch.entries.first else {
            let isStillGrouped = channels[name]?.shrink(from: dispatch.entries.count) ?? false
            for var entry in dispatch.entries {
                entry.alone = !isStillGrouped
                putBack(entry, sentence, until: channels[name]?.notBefore ?? now, now)
            }
            handOverAllIfFailing(name, now)
            return
        }
        let incident = entry.alert.incident
        let isWorthKeeping = incidents[incident]?.isOpen == true || wasTold(incident, name)
        putBack(entry, sentence, until: now + (channels[name]?.policy.refusedRetry ?? .zero), now)
        if let id = channels[name]?.byIncident[incident], let kept = entries[id] {
            handOver(kept, now)
            if !isWorthKeeping { drop(id) }
        }
        forgetIfDone(incident)
        handOverAllIfFailing(name, now)
    }

    private mutating func failed(_ dispatch: Dispatch, _ sentence: String, _ now: Timestamp, wait: Duration?) {
        let name = dispatch.channel
        channels[name]?.failures += 1
        channels[name]?.lastFailure = sentence
        let backOff = channels[name]?.backOff(name) ?? .zero
        channels[name]?.notBefore = now + max(wait ?? .zero, backOff)
    }

    /// Owed again, in its old place, together with what came meanwhile of the same incident.
    private mutating func putBack(_ entry: QueueEntry, _ sentence: String, until time: Timestamp, _ now: Timestamp) {
        var entry = entry
        entry.attempts += 1
        entry.lastFailure = sentence
        entry.notBefore = time
        guard let policy = channels[entry.channel]?.policy else { return drop(entry.id) }
        let incident = entry.alert.incident
        let isOpen = incidents[incident]?.isOpen ?? false
        if !isOpen, now - (incidents[incident]?.closedAt ?? entry.queuedAt) > policy.giveUpAfter {
            drop(entry.id)
            if let id = channels[entry.channel]?.byIncident[incident] { drop(id) }
            abandon(incident, entry.channel)
            return
        }
        if let id = channels[entry.channel]?.byIncident[entry.alert.incident], id != entry.id, let later = entries[id] {
            let told = wasTold(entry.alert.incident, entry.channel)
            entry.alert = AlertMerge.merged(entry.alert, later.alert, wasTold: told)
            entry.handedOver = entry.handedOver || later.handedOver
            drop(id)
        }
        save(entry)
        channels[entry.channel]?.insert(entry)
    }

    /// After days without success nobody there waits for the end of what is long over.
    private mutating func abandon(_ name: String, _ channel: String) {
        channels[channel]?.abandoned += 1
        guard var incident = incidents[name] else { return }
        incident.told[channel] = nil
        save(incident)
        forgetIfDone(name)
    }

    private mutating func handOverAllIfFailing(_ name: String, _ now: Timestamp) {
        guard let state = channels[name], state.policy.fallback != nil, state.failures >= state.policy.fallbackAfter
        else {
            return
        }
        for id in state.pending { if let entry = entries[id] { handOver(entry, now) } }
    }
}
