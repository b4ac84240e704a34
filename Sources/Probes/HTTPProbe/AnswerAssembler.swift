import Checks
import HTTPWire
import UpkeepCore

/// Builds the answer a visitor would have from heads and body bytes, whichever protocol they came by.
final class AnswerAssembler {
    private let bodyLimit: Int
    private(set) var observation: HTTPAnswerObservation?
    private var informational: [Int] = []
    private var decoder: ContentDecoder?
    private var encodedLength = 0

    init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

    /// How far the answer got, for failure texts.
    var progress: String {
        guard let observation else {
            return informational.isEmpty
                ? "no status line yet" : "only \(informational.map { String($0) }.joined(separator: ", ")) so far"
        }
        return "status \(observation.status), \(encodedLength) body bytes so far"
    }

    func informational(_ status: Int) { informational.append(status) }

    func head(version: String, status: Int, reason: String, headers: HTTPFields, hasBody: Bool) {
        var answer = HTTPAnswerObservation(version: version, status: status, reason: reason, headers: headers)
        answer.informational = informational
        answer.bodyEnd = hasBody ? .incomplete : .none
        observation = answer
        let encodings = headers.values("content-encoding")
        guard hasBody, !encodings.isEmpty else { return }
        do {
            decoder = try ContentDecoder(contentEncoding: encodings.joined(separator: ","), limit: bodyLimit)
        } catch {
            observation?.notes.append(error.message)
        }
    }

    /// Takes body bytes.
    /// - Returns: false when the cap is reached and no more is wanted.
    func body(_ bytes: Span<UInt8>) throws(HTTPWireError) -> Bool {
        encodedLength += bytes.count
        if decoder != nil {
            var decoded = observation?.body ?? []
            observation?.body = []
            defer { observation?.body = decoded }
            switch try decoder?.decode(bytes, into: &decoded) {
            case .more, nil: return true
            case .full: return capped()
            }
        }
        let room = bodyLimit - (observation?.body.count ?? 0)
        observation?.body.append(contentsOf: bytes.prefix(room))
        return bytes.count <= room ? true : capped()
    }

    func trailers(_ fields: HTTPFields) { observation?.trailers = fields }

    func note(_ text: String) { observation?.notes.append(text) }

    /// The framing says that the answer is whole.
    func complete(_ end: HTTPAnswerObservation.BodyEnd) throws(HTTPWireError) {
        if observation?.bodyEnd != HTTPAnswerObservation.BodyEnd.none { observation?.bodyEnd = end }
        observation?.encodedLength = encodedLength
        if encodedLength > 0 { try decoder?.finish() }
    }

    /// The answer as far as it got.
    func taken() -> HTTPAnswerObservation? {
        observation?.encodedLength = encodedLength
        return observation
    }

    private func capped() -> Bool {
        observation?.bodyEnd = .capped
        return false
    }
}
