/// What was read to answer a question.
package struct QueryCost: Sendable, Hashable {
    package var rows = 0
    package var bytes = 0

    package init() {}
}
