import Checks

extension PortPlan.Step {
    /// The step as the config writes it.
    var text: String {
        switch self {
        case .expect(let pattern): "expect `\(pattern.source)`"
        case .send(let text): "send `\(text)`"
        case .starttls: "starttls"
        }
    }
}
