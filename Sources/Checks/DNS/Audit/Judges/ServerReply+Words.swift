import DNSWire

extension ServerReply {
    /// What it does with `questions`, to follow "it".
    func inWords(to questions: String) -> String {
        switch outcome {
        case .silent: "does not answer \(questions)"
        case .answered: "\(inWords) to \(questions)"
        default: "\(inWords) (\(questions))"
        }
    }

    /// What came of it, to follow "it".
    package var inWords: String {
        switch outcome {
        case .answered(let message): "answers \(message.header.rcode)"
        case .refused: "refuses the connection"
        case .silent: "does not answer"
        case .unreachable(let why): "cannot be reached: \(why)"
        case .mismatched(let why): "sends what is no answer to this: \(why)"
        case .malformed(let why): "sends what cannot be read: \(why)"
        case .closed(let why): "closes the connection: \(why)"
        case .cancelled(let why): "was not waited for: \(why)"
        case .untrusted(let why): "gives no trusted session: \(why)"
        }
    }
}
