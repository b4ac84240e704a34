/// An action on the world with a way back: `plan` → `apply` → `verify` → keep or `rollback`.
///
/// There is no default for ``rollback(_:)``: a Change without a way back does not compile.
package protocol Change: Sendable {
    /// What will be done, printable, computed without side effects.
    associatedtype Plan: Sendable & CustomStringConvertible
    /// What was done, holding all that undoing it needs.
    associatedtype Receipt: Sendable

    func plan() throws -> Plan
    func apply(_ plan: Plan) async throws -> Receipt
    /// - Returns: findings about the changed subject; anything critical means roll back.
    func verify(_ receipt: Receipt) async throws -> [Finding]
    func rollback(_ receipt: Receipt) async throws
}
