import UpkeepCore
import UpkeepDemo
import UpkeepReport

extension DemoText {
    static func watching(_ site: DemoSite, _ after: Duration, _ page: inout TextPage) {
        page.paragraph(
            [],
            [
                "A small shop is open on this machine alone, with its own web, name and mail servers: ",
                TextSpan(site.url, .strong),
                ". `upkeep watch` looks at it from now on. In \(DurationText.spoken(after)) ",
                "its certificate will be swapped for another's; see what is said then. Ctrl-C ends it.",
            ])
        page.gap()
    }

    static func breaking(_ page: inout TextPage) {
        page.gap()
        page.paragraph([], [TextSpan("(now somebody installs the wrong certificate)", .strong)])
    }

    static func healing(_ page: inout TextPage) {
        page.paragraph([], [TextSpan("(now somebody puts the right one back)", .strong)])
    }

    static func watched(_ page: inout TextPage) {
        page.paragraph([], ["That was one incident, with its cause and what changed before it. Next:"])
        page.gap()
        commands(
            [
                ("upkeep config init https://your.site/ > upkeep.yaml", "a config from what is there"),
                ("upkeep watch", "watch what the config names"),
                ("upkeep demo", "every fault that this shop can have"),
                ("upkeep why your.site", "is it down for anyone else?"),
            ], &page)
    }
}
