import HTTPTypes
import UpkeepCore
import UpkeepReport

/// What is said of the watch itself, for whoever watches the watch.
enum WatchRoutes {
    static let all = [health, metrics]

    private static let fields: [APIShape.Field] = [
        .init("healthy", .flag, "whether the watch itself is well; what it watches does not matter here"),
        .init("startedAt", .time, "when the watch began"),
        .init(
            "problems",
            .list(
                .object([
                    .init("code", .text, "what is wrong, as a word for programs"),
                    .init("summary", .text, "one sentence for a person"),
                    .init("remedy", .orNull(.text), "what to do"),
                ])), "what is not well"),
    ]

    private static let health = APIRoute(
        .get, ["healthz"], name: "getHealth", title: "whether the watch itself is well",
        about: "For load balancers, supervisors and dead-man switches. Never needs a token.", access: .open,
        outcomes: [.init(200, "all is well", .object(fields)), .init(503, "something is not", .object(fields))]
    ) { call in
        let health = await call.source.health()
        return .object(
            [
                .init("healthy", .flag(health.problems.isEmpty)), .init("startedAt", .time(health.startedAt)),
                .init(
                    "problems",
                    .array(
                        health.problems.map {
                            .object([
                                .init("code", .text($0.code)), .init("summary", .text($0.summary)),
                                .init("remedy", .optional($0.remedy)),
                            ])
                        })),
            ], status: health.problems.isEmpty ? .ok : .serviceUnavailable)
    }

    private static let metrics = APIRoute(
        .get, ["metrics"], name: "getMetrics", title: "all numbers, for Prometheus",
        about: "The text format 0.0.4. Names of monitors' series are blackbox_exporter's; those of our own begin with "
            + "`upkeep_`.",
        access: .read, outcomes: [.init(200, "the series", .text("text/plain; version=0.0.4; charset=utf-8"))]
    ) { call in
        var exposition = Exposition()
        for family in await call.source.metrics() {
            for sample in family.samples {
                exposition.add(
                    family.metric.name, help: family.metric.help, type: family.metric.kind.rawValue,
                    labels: sample.labels.map { ($0.name, $0.value) }, value: sample.value)
            }
        }
        var text = ""
        exposition.write { text += $0 }
        return .text(text, mediaType: "text/plain; version=0.0.4; charset=utf-8")
    }
}
