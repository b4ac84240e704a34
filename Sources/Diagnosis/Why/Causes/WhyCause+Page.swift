import Checks
import UpkeepCore

extension WhyCause {
    /// Titles of pages that stand where nobody has put one: they begin with one of these.
    private static let placeholders = [
        "welcome to nginx", "apache2 ", "test page for ", "http server test page", "iis windows", "index of /",
        "default web site page", "it works!", "domain parked", "parked", "this domain is for sale", "coming soon",
    ]

    /// Another page than in good times stands at the site, one that web servers show before anybody has put a page there.
    static func placeholder(_ views: WhyViews) -> WhyCause? {
        guard let change = titleChange(views), let now = change.now,
            placeholders.contains(where: now.lowercased().hasPrefix)
        else { return nil }
        return WhyCause(
            code: .siteContent, confidence: .likely, reach: .everyone, status: .critical, check: WhyChecks.site.id,
            summary: "not DNS, the site: it shows `\(now)`, a page that nobody put there, where `\(change.before)` was",
            scope: "everyone: the site answers with status 200, so that few monitors notice",
            remedy: "see whether the last deployment put the pages where the web server looks for them",
            missing: "whether this page is meant: `expect.body` in the config says what a right page has")
    }

    /// A page with another title may be another page; that alone is nobody's fault.
    static func titleNote(_ views: WhyViews) -> String? {
        titleChange(views).map { change in
            "the page's title was `\(change.before)` when last seen well; now it "
                + (change.now.map { "is `\($0)`" } ?? "has none")
        }
    }

    private static func titleChange(_ views: WhyViews) -> (before: String, now: String?)? {
        guard let before = views.seen.known?.marker?.title,
            let body = views.site.working.first?.look.attempt.hops.last?.answer?.body, !body.isEmpty
        else { return nil }
        let now = PageMarker(body: body).title
        return now == before ? nil : (before, now)
    }
}
