import Checks

/// A site that was read, with what only the watch wants of it.
struct NamedSite {
    var site: Site
    var watch: SiteWatchDraft

    var name: String { site.name }
}
