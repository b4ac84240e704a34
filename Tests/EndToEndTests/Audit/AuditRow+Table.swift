import DNSWorld

extension AuditRow {
    static let all: [AuditRow] = []
}
