package import UpkeepCore

/// One thing to look at: where it is, how to ask, and what a right answer is.
package struct Site: Sendable, Hashable {
    package enum Plan: Sendable, Hashable {
        case http(HTTPPlan)
        case port(PortPlan)
        case record(RecordPlan)
    }

    /// What a person calls it; the URL when they did not say.
    package var name: String
    package var plan: Plan

    package init(name: String, plan: Plan) {
        self.name = name
        self.plan = plan
    }

    package var subject: Subject {
        switch plan {
        case .http: Subject(.site, name)
        case .port: Subject(.endpoint, name)
        case .record: Subject(.zone, name)
        }
    }
}
