import Checks
import HTTPWire
import UpkeepCore

/// Builds the answer a visitor would have from heads and body bytes, whichever protocol they came by.
final class AnswerAssembler {
    private let bodyLimit: Int
    private(set) var observation: HTTPAnswerObservation?
    /// 1xx answers so far.
    private(set) var informational: [Int] = []
    private var decoder: ContentDecoder?
    private var encodedLength = 0

    init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

    /// How far the answer got, for failure texts.
    var progress: String {
        guard let observation else {
            return informational.isEmpty
                ? "no whole head yet" : "only \(informational.map { String($0) }.joined(separator: ", ")) so far"
        }
        return "status \(observation.status), \(encodedLength) body bytes so far"
    }

    func informational(_ status: Int) { informational.append(status) }

    func head(version: String, status: Int, reason: String, headers: HTTPFields, hasBody: Bool) {
        var answer = HTTPAnswerObservation(version: version, status: status, reason: reason, headers: headers)
        answer.informational = informational
        answer.bodyEnd = hasBody ? .incomplete : .none
        guard hasBody, headers["content-encoding"] != nil else {
            observation = answer
            return
        }
        do {
            let fresh = try ContentDecoder(headers, limit: bodyLimit)
            if !fresh.codings.isEmpty { decoder = fresh }
        } catch {
            // A coding that was not asked for: the bytes are kept as they are, which no visitor could read either.
            answer.codingProblem = error.message
        }
        observation = answer
    }

    /// Takes body bytes.
    /// - Returns: false when the cap is reached and no more is wanted.
    func body(_ bytes: Span<UInt8>) throws(ProbeFailure) -> Bool {
        encodedLength += bytes.count
        if let decoder {
            do { try decoder.append(bytes) } catch { throw failure(error) }
            return decoder.isCapped ? capped() : true
        }
        let room = bodyLimit - (observation?.body.count ?? 0)
        let part = bytes.extracting(0..<min(room, bytes.count))
        part.withUnsafeBufferPointer { observation?.body.append(contentsOf: $0) }
        return bytes.count <= room ? true : capped()
    }

    func trailers(_ fields: HTTPFields) { observation?.trailers = fields }

    func note(_ text: String) { observation?.notes.append(text) }

    /// The framing says that the answer is whole.
    func complete(_ end: HTTPAnswerObservation.BodyEnd) throws(ProbeFailure) {
        guard encodedLength > 0 || observation?.bodyEnd == .incomplete else { return }
        if encodedLength > 0, let decoder {
            do { try decoder.finish() } catch { throw failure(error) }
        }
        observation?.bodyEnd = end
    }

    /// The answer as far as it got.
    func taken() -> HTTPAnswerObservation? {
        if let decoder { observation?.body = decoder.decoded }
        observation?.encodedLength = encodedLength
        return observation
    }

    private func capped() -> Bool {
        observation?.bodyEnd = .capped
        return false
    }

    private func failure(_ error: ContentDecoderError) -> ProbeFailure {
        let kind: ProbeFailure.Kind = error.reason == .bomb ? .tooLarge : .malformed
        return ProbeFailure(.content, kind, phase: .transfer, error.message)
    }
}
