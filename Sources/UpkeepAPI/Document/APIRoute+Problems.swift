extension APIRoute {
    /// Statuses of the errors that it can answer with, rising; those of every route included.
    var problemStatuses: [Int] {
        var statuses: Set<Int> = [400, 413, 414, 421, 503]
        statuses.formUnion(problems)
        if access != .open { statuses.formUnion([401, 403]) }
        if method != .get { statuses.insert(403) }
        if case .object = body { statuses.insert(415) }
        // A time of a year that cannot be kept.
        if takesTime { statuses.insert(422) }
        return statuses.sorted()
    }

    private var takesTime: Bool {
        var kinds = query.map(\.kind)
        if case .object(let members, _) = body { kinds += members.map(\.kind) }
        return kinds.contains(.time) || kinds.contains(.moment)
    }
}
