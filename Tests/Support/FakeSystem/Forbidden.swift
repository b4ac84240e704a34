import Testing
package import UpkeepSystem

extension Environment {
    package static let forbidden = Environment { name in
        Issue.record("the environment variable \(name) was read, and this test provides none")
        return nil
    }
}

extension ResourceLimits {
    package static let forbidden = ResourceLimits {
        Issue.record("the open-file limit was raised, and this test does not provide for it")
        return OpenFileLimit(current: 1024, ceiling: 1024)
    }
}

extension Interrupts {
    package static let forbidden = Interrupts {
        Issue.record("a signal was waited for, and this test provides none")
        return nil
    }
}

extension Files {
    package static let forbidden = Files(
        read: { path, _ throws(FileError) in throw refusal("read", path) },
        list: { path throws(FileError) in throw refusal("listed", path) },
        write: { path, _, _ throws(FileError) in throw refusal("written", path) },
        facts: { path, _ throws(FileError) in throw refusal("looked at", path) },
        makeTemporaryFolder: { prefix throws(FileError) in throw refusal("made", prefix) },
        remove: { path throws(FileError) in throw refusal("removed", path) })

    private static func refusal(_ verb: String, _ path: String) -> FileError {
        Issue.record("`\(path)` was \(verb), and this test provides no files")
        return FileError(.failed, path, "is forbidden in this test")
    }
}
