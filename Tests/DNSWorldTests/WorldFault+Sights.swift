import DNSWorld
import Testing

extension WorldFault {
    /// What shows when this is wrong.
    var sights: [Sight] {
        switch self {
        case .betaLame, .betaEmpty, .betaStale, .betaExpired, .betaUnsigned, .betaDropsUDP, .betaDropsTCP, .betaSilent,
            .betaLossy, .betaFrozen, .betaStopped, .betaTransferOpen, .betaRecursionOpen, .betaGlueWrong:
            betaSights
        case .providersSilent, .providersStopped, .providersDropTCP, .fragmentsLost: providerSights
        case .signaturesExpired, .keySignatureExpired, .signaturesEarly, .signerMismatch, .unsignedUnderSigner,
            .bitmapDeniesType,
            .nsec3Heavy:
            signatureSights
        case .answerEmpty, .answerWrong, .aliasLoop, .hundredServers, .siteMoved, .registrationGone,
            .delegationForeign:
            contentSights
        case .aliasElsewhere, .aliasTargetSilent, .aliasTargetGone, .aliasDomainGone, .serverIsAlias: aliasSights
        case .serversInside, .betaOwnData, .delegationTaken, .nameInternal, .resolversDenyAll: innocentSights
        case .resolverSilent, .resolverLying, .resolverBlocking, .resolverServesStale, .networkDown: resolverSights
        case .webHalfSilent, .webSilent, .certificateExpired, .certificateWrongName, .webError500, .webContentWrong,
            .everythingSilent:
            siteSights
        }
    }
}
