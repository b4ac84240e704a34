/// A sample that is no zone file.
struct SampleError: Error {
    let problems: [String]
}
