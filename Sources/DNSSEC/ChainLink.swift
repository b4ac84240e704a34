/// The step where a chain ends before its answer, and why.
package struct ChainLink: Error, Sendable, Hashable {
    package var step: ChainStep
    package let reason: LinkFailure

    package init(_ step: ChainStep, _ reason: LinkFailure) {
        self.step = step
        self.reason = reason
    }

    init(_ step: ChainStep, _ failure: SetFailure) {
        self.step = step
        self.step.keyTag = failure.keyTag ?? step.keyTag
        self.step.algorithm = failure.algorithm ?? step.algorithm
        reason = failure.reason
    }
}
