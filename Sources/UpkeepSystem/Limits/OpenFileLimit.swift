/// How many files and connections this process may have open at once.
package struct OpenFileLimit: Sendable, Hashable {
    /// What holds now.
    package var current: Int
    /// What the process may raise it to by itself.
    package var ceiling: Int

    package init(current: Int, ceiling: Int) {
        self.current = current
        self.ceiling = ceiling
    }
}
