import Glibc

extension ResourceLimits {
    /// More than any run needs, and few enough that what we start does not spend its time closing what it never had.
    private static let enough: rlim_t = 65_536

    package static let live = ResourceLimits {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return OpenFileLimit(current: 256, ceiling: 256)
        }
        let wished = min(limit.rlim_max, enough)
        if limit.rlim_cur < wished {
            var raised = limit
            raised.rlim_cur = wished
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return OpenFileLimit(current: Int(clamping: limit.rlim_cur), ceiling: Int(clamping: limit.rlim_max))
    }
}
