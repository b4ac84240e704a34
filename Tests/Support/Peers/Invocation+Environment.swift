import Foundation

extension Invocation {
    /// Untranslated messages, since tests read some of them.
    var mergedEnvironment: [String: String] {
        ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
    }
}
