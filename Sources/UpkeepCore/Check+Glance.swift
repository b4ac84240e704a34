extension Check {
    /// The same check, its good answer shown on the line of a healthy subject.
    package var shownAtAGlance: Check {
        var check = self
        check.glance = true
        return check
    }
}
