/// An answer as it was got: what the tool printed, and how long it took.
struct Reading: Sendable {
    let answer: Answer
    let output: String
    let elapsed: Duration
}
