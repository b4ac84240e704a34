import Glibc
package import Testing

extension Trait where Self == ConditionTrait {
    /// Skips the test, saying why, unless the tests run as root.
    ///
    /// A suite that carries this is also tagged `.root` and its name ends in `RootTests`, which is what
    /// `make test-root` selects by.
    package static var requiresRoot: Self {
        .enabled(if: geteuid() == 0, "needs root: run `sudo make test-root`")
    }
}
