/// How a job went.
struct JobEnd: Sendable {
    /// As a shell has it: its own, or 128 and the number of the signal that ended it.
    let status: Int32
    /// Its last output, as text.
    let lines: String
}
