import Checks
import Notifiers
import Testing
import UpkeepCore

@Suite("a webhook's own body")
struct BodyTemplateTests {
    private func filled(_ text: String, _ type: String, _ headline: String) throws -> String {
        var alert = SampleAlerts.outage
        alert.headline = headline
        return try BodyTemplate(text, contentType: type).filled(for: alert)
    }

    @Test("every place has the alert's value", arguments: BodyTemplate.Place.allCases)
    func places(_ place: BodyTemplate.Place) throws {
        var alert = SampleAlerts.outage
        alert.note = "a note"
        let text = try BodyTemplate("[{{ \(place.rawValue) }}]", contentType: "text/plain").filled(for: alert)
        #expect(text.count > 2 && !text.contains("{{"))
    }

    @Test(
        "values are escaped for the type",
        arguments: [
            (#"{"t":"{{headline}}"}"#, "application/json", "a\"b\\\n", #"{"t":"a\"b\\\n"}"#),
            (#"{"t":"{{headline}}"}"#, "application/ld+json; charset=utf-8", "é", #"{"t":"é"}"#),
            ("t={{headline}}&x", "application/x-www-form-urlencoded", "a&b=c d/é", "t=a%26b%3Dc%20d%2F%C3%A9&x"),
            ("<t a='{{headline}}'/>", "application/xml", "<'&\">", "<t a='&lt;&#39;&amp;&quot;&gt;'/>"),
            ("{{headline}}.", "text/plain", "a\r\nb", "a b."), ("{{headline}}", "text/html", "<b>", "&lt;b&gt;"),
            ("{{headline}}", "text/plain", "{{status}}", "{{status}}"),
            ("no places", "text/plain", "x", "no places"),
        ])
    func escaping(text: String, type: String, headline: String, expected: String) throws {
        #expect(try filled(text, type, headline) == expected)
    }

    @Test("the whole alert stands without quotes, in JSON only")
    func json() throws {
        let text = try filled(#"{"alert":{{json}}}"#, "application/json", SampleAlerts.hostile)
        let path = try JSONPath("$.alert.headline")
        let found = try JSONReader.value(at: path, in: Array(text.utf8))
        #expect(found == .scalar(.text(SampleAlerts.hostile)))
    }

    @Test(
        "templates that cannot work",
        arguments: [
            ("{{headline", "text/plain", "without `}}`"), ("{{headlin}}", "text/plain", "`{{headlin}}`"),
            ("{{}}", "text/plain", "`{{}}`"), (#"{"t":{{headline}}}"#, "application/json", "no JSON"),
            ("text", "application/json", "no JSON"),
        ])
    func refused(text: String, type: String, words: String) {
        let error = #expect(throws: NotifierError.self) { try BodyTemplate(text, contentType: type) }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.reason == .template)
    }

    @Test("details keep their lines in plain text, say each thing once, and no value can add one")
    func plainDetails() throws {
        let opened = Timestamp(seconds: 1_795_399_923)
        let alert = Alert(
            incident: "7", kind: .opened, status: .critical, headline: "`shop` is down",
            change: "certificate changed within the 2 s\nbefore: serial 87 → 88", subjects: ["shop", "wi\r\nki"],
            links: [AlertLink(title: "all about it", url: "https://upkeep.test/7")], openedAt: opened,
            at: opened + .milliseconds(341), note: "what to do: restart\nit")
        let text = try BodyTemplate("{{details}}", contentType: "text/plain; charset=utf-8").filled(for: alert)
        #expect(
            text.split(separator: "\n", omittingEmptySubsequences: false) == [
                "certificate changed within the 2 s before: serial 87 → 88", "what to do: restart it", "- shop",
                "- wi ki", "opened: 2026-11-23 02:12:03 UTC", "incident: 7", "all about it: https://upkeep.test/7",
            ])
    }
}
