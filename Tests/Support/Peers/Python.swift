/// The Python that the tests' scripts run with.
package enum Python {
    /// Debian's, which finds what Packaging/test-dependencies.txt installs for it; the first one of `PATH` may be another.
    package static let program = "/usr/bin/python3"
}
