import HTTPTypes
import UpkeepCore
import UpkeepReport
import UpkeepStore

/// What is watched, how it fares, and how it has fared.
enum MonitorRoutes {
    static let all = [findings, list, one, results]

    private static let name = APIParameter.required(
        "name", .text(1...300), "the monitor's name in the configuration; a slash in it is written `%2F`")

    private static let findings = APIRoute(
        .get, ["api", "v1", "findings"], name: "listFindings", title: "what every check says now",
        access: .read,
        query: [
            .optional("status", .choice(Status.allCases.map(\.rawValue)), "only findings with this answer"),
            .optional("subject", .text(1...300), "only findings about this subject"),
            .optional("subjectKind", APIValueKind.subjectKind, or: .text("site"), "what kind of thing the subject is"),
        ],
        outcomes: [
            .init(
                200, "findings, monitor by monitor",
                .object([.init("findings", .list(.named("Finding")), "the findings")]))
        ]
    ) { call in
        let status = call.text("status").flatMap(Status.init)
        let subject = call.subject
        let findings = try await call.source.monitors().flatMap(\.findings).filter {
            (status == nil || $0.status == status) && (subject == nil || $0.subject == subject)
        }
        return .object([.init("findings", .array(findings.map { .object($0.json(remedy: $0.remedy)) }))])
    }

    private static let list = APIRoute(
        .get, ["api", "v1", "monitors"], name: "listMonitors", title: "everything that is watched", access: .read,
        outcomes: [
            .init(
                200, "monitors by name", .object([.init("monitors", .list(.named("Monitor")), "the monitors")]))
        ]
    ) { call in
        .object([.init("monitors", .array(try await call.source.monitors().map { .object($0.members) }))])
    }

    private static let one = APIRoute(
        .get, ["api", "v1", "monitors", .parameter(name)], name: "getMonitor",
        title: "one monitor with its findings", access: .read,
        outcomes: [
            .init(
                200, "the monitor",
                .object([
                    .init("monitor", .named("Monitor"), "the monitor"),
                    .init("findings", .list(.named("Finding")), "what each of its checks says now"),
                ]))
        ], problems: [404]
    ) { call in
        let name = call.text("name")
        guard let monitor = try await call.source.monitors().first(where: { $0.name == name }) else { throw unknown }
        return .object([
            .init("monitor", .object(monitor.members)),
            .init("findings", .array(monitor.findings.map { .object($0.json(remedy: $0.remedy)) })),
        ])
    }

    private static let results = APIRoute(
        .get, ["api", "v1", "monitors", .parameter(name), "results"], name: "getResults",
        title: "how a monitor has fared, in all and step by step",
        about:
            "Uptime counts the known time only, so read it together with `coverage`. Where nothing finer is kept any "
            + "more, the time that is answered for is narrowed to whole minutes, hours or days.",
        access: .read,
        query: [
            .optional("from", .moment, "the beginning; a day before `to` when it is not given"),
            .optional("to", .moment, "the end, not included; now when it is not given or later than that"),
            .optional(
                "step", .choice(ResultWindow.steps.map(\.word)),
                "how long the steps are; when it is not given, minutes for up to 6 hours, hours for up to 14 days, else days"
            ),
        ],
        outcomes: [
            .init(
                200, "the results",
                .object([
                    .init("monitor", .text, "the monitor's name"),
                    .init("subject", .text, "what is watched"),
                    .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
                    .init("step", .choice(ResultWindow.steps.map(\.word)), "how long the steps are"),
                    .init("summary", .named("Results"), "over all the time"),
                    .init(
                        "steps", .list(.named("Results")), "oldest first; steps of which nothing is known are left out"),
                ]))
        ], problems: [404, 422]
    ) { call in
        let name = try call.required(call.text("name"), "name")
        let window = try ResultWindow(call)
        guard let results = try await call.source.results(of: name, in: window.range, by: window.step) else {
            throw unknown
        }
        return .object([
            .init("monitor", .text(name)), .init("subject", .text(results.subject.name)),
            .init("subjectKind", .text(results.subject.kind.rawValue)), .init("step", .text(window.step.word)),
            .init("summary", .object(results.summary.members)),
            .init("steps", .array(results.steps.map { .object($0.members) })),
        ])
    }

    private static let unknown = Problem(
        .notFound, "no monitor has this name", hint: "`GET /api/v1/monitors` lists them")
}
