/// What became of appended results.
package struct AppendReceipt: Sendable, Hashable {
    package var taken = 0
    /// Results from before what is still kept raw (or before 1970), which cannot be put in their place any more.
    package var refused = 0

    package init() {}
}
