import Glibc
import Testing
import UpkeepSystem

/// A folder that is there while `body` runs. What `body` leaves in it are files and empty folders.
func withTemporaryFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/upkeep-system-tests.XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
        for name in (try? Files.live.list(path)) ?? [] { remove("\(path)/\(name)") }
        rmdir(path)
    }
    try body(path)
}
