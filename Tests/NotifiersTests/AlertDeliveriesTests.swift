import Notifiers
import Testing
import UpkeepCore

@Suite("who was told of an incident is known when it is over")
struct AlertDeliveriesTests {
    private func told(_ told: [String: Timestamp], ended: Set<String> = []) -> ToldIncident {
        let alert = Alert(
            incident: "7", kind: .opened, status: .critical, headline: "down", openedAt: Timestamp(seconds: 100))
        var incident = ToldIncident(alert, route: AlertRoute(channels: ["ops", "mail"]), at: alert.openedAt)
        incident.told = told
        incident.ended = ended
        return incident
    }

    @Test("a channel that heard the end is no longer among those who wait for it, and stays known")
    func ended() {
        var deliveries = AlertDeliveries()
        let (first, later) = (Timestamp(seconds: 101), Timestamp(seconds: 160))
        deliveries.take(told(["ops": first, "mail": first]))
        deliveries.take(told(["ops": later, "mail": first]))
        #expect(deliveries.channels == ["ops": later, "mail": first] && deliveries.ended.isEmpty)
        deliveries.take(told(["mail": first], ended: ["ops"]))
        #expect(deliveries.channels == ["ops": later, "mail": first] && deliveries.ended == ["ops"])
        deliveries.end()
        #expect(deliveries.ended == ["ops", "mail"])
    }
}
