import Checks
import UpkeepCore
import UpkeepReport

/// A webhook's body with places for an alert's values: `{{headline}}`, `{{status}}` and so on, each escaped for the body's
/// content type, so that no value can break out of its place.
///
/// In JSON a place stands within quotes, and `{{json}}` without quotes is the whole alert; in a form, values are
/// percent-encoded; in HTML and XML, `&<>"'` are entities; in all other types, values are plain text, each on one line but for the
/// details, which have a line for each thing.
package struct BodyTemplate: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case literal(String)
        case place(Place)
    }

    /// What can be filled in.
    package enum Place: String, Sendable, Hashable, CaseIterable {
        case headline, title, kind, state, status, incident, change, note, subjects, details, json, vantage
        case dedupKey = "dedup-key"
        case openedAt = "opened-at"
        case at
        case url
    }

    private enum Escaping: Sendable, Hashable { case json, form, markup, plain }

    private let parts: [Part]
    private let escaping: Escaping

    /// - Throws: ``NotifierError`` for a place that does not exist or does not end, and for JSON that is none.
    package init(_ text: String, contentType: String) throws(NotifierError) {
        escaping = Self.escaping(contentType)
        parts = try Self.parse(text)
        guard escaping == .json else { return }
        do {
            _ = try JSONReader.scalarMembers(in: Array(filled(for: WebhookNotifier.sample).utf8))
        } catch {
            throw NotifierError(
                .template, "the body is no JSON once it is filled in: \(error.message)",
                hint: "places stand within quotes, as in `\"text\": \"{{headline}}\"`; only `{{json}}` stands without")
        }
    }

    package func filled(for alert: Alert) -> String {
        parts.map { part in
            switch part {
            case .literal(let text): text
            case .place(.json) where escaping == .json: JSONWriter.text(alert.json, indented: false)
            case .place(let place): escaped(Self.value(place, alert), spansLines: place == .details)
            }
        }.joined()
    }

    private func escaped(_ text: String, spansLines: Bool) -> String {
        switch escaping {
        // Written as a string and stripped of its quotes, since the template has them.
        case .json: String(JSONWriter.text(.text(text), indented: false).dropFirst().dropLast())
        case .form: text.percentEncoded
        case .markup: text.markupEscaped
        case .plain: spansLines ? text : text.oneLine
        }
    }

    private static func value(_ place: Place, _ alert: Alert) -> String {
        switch place {
        case .headline: alert.headline
        case .title: alert.title()
        case .kind: alert.kind.rawValue
        case .state: alert.stateWord
        case .status: alert.status.rawValue
        case .incident: alert.incident
        case .dedupKey: alert.dedupKey
        case .change: alert.change ?? ""
        case .note: alert.note ?? ""
        case .subjects: alert.subjects.joined(separator: ", ")
        case .details: AlertDetails(alert).plainText
        case .json: JSONWriter.text(alert.json, indented: false)
        case .vantage: alert.vantage
        case .openedAt: alert.openedAt.rfc3339()
        case .at: alert.at.rfc3339()
        case .url: alert.links.first?.url ?? ""
        }
    }

    private static func parse(_ text: String) throws(NotifierError) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.firstRange(of: "{{") {
            parts.append(.literal(String(rest[..<start.lowerBound])))
            let inner = rest[start.upperBound...]
            guard let end = inner.firstRange(of: "}}") else {
                throw NotifierError(.template, "the body has a `{{` without `}}`")
            }
            let name = inner[..<end.lowerBound].filter { $0 != " " }
            guard let place = Place(rawValue: name) else {
                throw NotifierError(
                    .template, "`{{\(name.oneLine.clipped(40, .characters))}}` is nothing that an alert has",
                    hint: "there are " + Place.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "))
            }
            parts.append(.place(place))
            rest = inner[end.upperBound...]
        }
        parts.append(.literal(String(rest)))
        return parts
    }

    private static func escaping(_ contentType: String) -> Escaping {
        let type = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        if type == "application/json" || type.hasSuffix("+json") { return .json }
        if type == "application/x-www-form-urlencoded" { return .form }
        if type == "text/html" || type == "text/xml" || type == "application/xml" || type.hasSuffix("+xml") {
            return .markup
        }
        return .plain
    }
}
