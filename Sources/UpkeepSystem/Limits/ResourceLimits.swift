/// What the kernel lets this process have.
package struct ResourceLimits: Sendable {
    private let raise: @Sendable () -> OpenFileLimit

    package init(raiseOpenFiles: @escaping @Sendable () -> OpenFileLimit) { raise = raiseOpenFiles }

    /// Raises the number of open files as far as this process may by itself, and says what holds then.
    ///
    /// A thousand sites at once need more connections than the 1024 that most shells start programs with.
    package func raiseOpenFiles() -> OpenFileLimit { raise() }
}
