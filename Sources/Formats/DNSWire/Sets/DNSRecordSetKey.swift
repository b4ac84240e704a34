/// Which set a record belongs to; an RRSIG to the one it covers.
struct DNSRecordSetKey: Hashable {
    let owner: DNSName
    let type: DNSRecordType
    let recordClass: DNSRecordClass

    init(_ record: DNSRecord) {
        owner = record.name
        recordClass = record.recordClass
        if case .rrsig(let signature) = record.data { type = signature.typeCovered } else { type = record.type }
    }
}
