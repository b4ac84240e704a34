import UpkeepCore

/// Finds the one cause that explains what was seen of a site without name servers.
package enum DirectJudge {
    package static func judge(_ seen: DirectObservation) -> WhyAnswer {
        let views = DirectViews(seen)
        let causes = causes(views)
        return WhyAnswer(causes, DirectFindings(views, causes).all, seen.resolvers.flatMap(\.replies), seen.elapsed)
    }

    private static func causes(_ views: DirectViews) -> [WhyCause] {
        if views.seen.isInterrupted { return [.stopped(views)] }
        if views.state == .works { return [.fine(views)] }
        if let own = WhyCause.network(views) { return [own] }
        switch views.state {
        case .fails(let code): return [.site(code, views), .uplink(views)].compactMap { $0 }
        case .works, .unseen: return [.unseen(views)]
        }
    }
}
