import Checks

/// One step of a dialogue while its key is being read.
struct StepDraft: Sendable {
    var step: PortPlan.Step?
}
