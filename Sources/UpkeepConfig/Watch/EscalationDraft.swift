/// Who is told when nobody cares, while its keys are being read.
struct EscalationDraft: Sendable {
    var after: Duration?
    var to: [LocatedText] = []
}
