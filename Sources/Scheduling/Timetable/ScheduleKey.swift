/// What a job is known by.
///
/// Its description must be the same in every process: the job's phase is made of it.
package typealias ScheduleKey = Hashable & Comparable & Sendable & CustomStringConvertible
