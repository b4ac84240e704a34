/// What a channel has to carry, whole: making it needs no network, sending it needs no decision.
package enum OutgoingMessage: Sendable, Hashable {
    case http(HTTPMessage)
    case mail(MailMessage)
    case command(CommandMessage)
}
