extension AuditBreak {
    static let delegations: [AuditBreak] = []
    static let conduct: [AuditBreak] = []
    static let data: [AuditBreak] = []
    static let signing: [AuditBreak] = []
    static let redundancy: [AuditBreak] = []
}
