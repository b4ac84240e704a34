/// What loading gave: a configuration, or everything that is wrong with it.
package struct ConfigResult: Sendable {
    /// nil when there is any problem.
    package let configuration: UpkeepConfiguration?
    /// By place.
    package let problems: [ConfigProblem]
    /// What works, and is probably not meant; by place.
    package let notes: [ConfigProblem]
}
