#!/bin/bash

__upkeep_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__upkeep_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__upkeep_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__upkeep_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_upkeep() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __upkeep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|why|dns|tls|watch|incidents|uptime|ack|silence|resume|timeline|note|ran|alert|store|explain|config|demo|help)
        # Offer subcommand argument completions
        "_upkeep_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check why dns tls watch incidents uptime ack silence resume timeline note ran alert store explain config demo help' -- "${cur}"))
        ;;
    esac
}

_upkeep_check() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--explain --version -h --help)
    repeating_options=(--only --resolver)
    non_repeating_options=(--config --state --format --ca-file --now)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--only')
        __upkeep_add_completions -W 'dns.resolve'$'\n''dns.addresses'$'\n''dns.nameservers'$'\n''dns.record'$'\n''tcp.reachable'$'\n''tcp.closed'$'\n''tls.reachable'$'\n''tls.starttls'$'\n''tls.handshake'$'\n''tls.chain.missing-intermediate'$'\n''tls.chain.trust'$'\n''tls.name'$'\n''tls.not-yet-valid'$'\n''tls.expiry'$'\n''tls.chain.expiry'$'\n''tcp.dialogue'$'\n''tcp.partial'$'\n''http.reachable'$'\n''http.redirect'$'\n''http.downgrade'$'\n''http.blocked'$'\n''http.final-url'$'\n''http.status'$'\n''http.protocol'$'\n''http.size'$'\n''http.header'$'\n''http.body'$'\n''http.json'$'\n''http.mixed-content'$'\n''http.latency'$'\n''http.partial'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    esac
}

_upkeep_why() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--accept --version -h --help)
    repeating_options=(--open-resolver --resolver)
    non_repeating_options=(--config --deadline --control --state --format --ca-file --now --root-hints --dns-port --pace --trust-anchor --rdap)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--deadline')
        return
        ;;
    '--control')
        return
        ;;
    '--open-resolver')
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    '--root-hints')
        __upkeep_add_completions -f
        return
        ;;
    '--dns-port')
        return
        ;;
    '--pace')
        return
        ;;
    '--trust-anchor')
        __upkeep_add_completions -f
        return
        ;;
    '--rdap')
        return
        ;;
    esac
}

_upkeep_dns() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    audit|compare|export)
        # Offer subcommand argument completions
        "_upkeep_dns_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'audit compare export' -- "${cur}"))
        ;;
    esac
}

_upkeep_dns_audit() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--version -h --help)
    repeating_options=(--host --only --resolver)
    non_repeating_options=(--status-page --config --deadline --state --format --ca-file --now --root-hints --dns-port --pace --trust-anchor --rdap --asn-zone)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--host')
        return
        ;;
    '--status-page')
        return
        ;;
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--only')
        __upkeep_add_completions -W 'dns.nameservers'$'\n''dns.registration.status'$'\n''dns.registration.expiry'$'\n''dns.registration.lock'$'\n''dns.delegation.found'$'\n''dns.zone.served'$'\n''dns.zone.whole'$'\n''dns.delegation.parents'$'\n''dns.delegation.count'$'\n''dns.delegation.hosts'$'\n''dns.delegation.names'$'\n''dns.delegation.glue'$'\n''dns.delegation.size'$'\n''dns.delegation.addresses'$'\n''dns.delegation.reverse'$'\n''dns.server.reachable'$'\n''dns.server.lame'$'\n''dns.server.loss'$'\n''dns.transport.udp'$'\n''dns.transport.tcp'$'\n''dns.transport.edns'$'\n''dns.transport.frag'$'\n''dns.edns.compliance'$'\n''dns.aaaa-https.drop'$'\n''dns.unknown-type'$'\n''dns.any'$'\n''dns.server.case'$'\n''dns.source-mismatch'$'\n''dns.upward-referral'$'\n''dns.recursion.open'$'\n''dns.axfr.open'$'\n''dns.nsid'$'\n''dns.cookies'$'\n''dns.sync.serial'$'\n''dns.secondary.expire'$'\n''dns.sync.rrset'$'\n''dns.sync.ns-union'$'\n''dns.multisigner'$'\n''dns.soa.single'$'\n''dns.soa.timers'$'\n''dns.soa.primary'$'\n''dns.soa.contact'$'\n''dns.negative-ttl'$'\n''dns.syntax.names'$'\n''dns.mail.exchangers'$'\n''dns.mail.spf'$'\n''dns.caa'$'\n''dns.wildcard'$'\n''dns.cname.chain'$'\n''dns.dangling'$'\n''dns.expected'$'\n''dns.clock'$'\n''dns.dnssec.presence'$'\n''dns.dnssec.chain'$'\n''dns.dnssec.signatures'$'\n''dns.dnssec.algorithms'$'\n''dns.dnssec.keys'$'\n''dns.dnssec.nsec'$'\n''dns.dnssec.cds'$'\n''dns.redundancy.n-1'$'\n''dns.redundancy.operator'$'\n''dns.redundancy.asn'$'\n''dns.redundancy.prefix'$'\n''dns.redundancy.tld'$'\n''dns.redundancy.family'$'\n''dns.ttl.survival'$'\n''dns.ttl.switch'$'\n''dns.statuspage.shared-fate'
        return
        ;;
    '--deadline')
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    '--root-hints')
        __upkeep_add_completions -f
        return
        ;;
    '--dns-port')
        return
        ;;
    '--pace')
        return
        ;;
    '--trust-anchor')
        __upkeep_add_completions -f
        return
        ;;
    '--rdap')
        return
        ;;
    '--asn-zone')
        return
        ;;
    esac
}

_upkeep_dns_compare() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--include-ns --include-serial --include-signing --ignore-ttl --version -h --help)
    repeating_options=(--with --name --resolver)
    non_repeating_options=(--deadline --format --ca-file --now --root-hints --dns-port --pace)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--with')
        __upkeep_add_completions -f
        return
        ;;
    '--name')
        return
        ;;
    '--deadline')
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    '--root-hints')
        __upkeep_add_completions -f
        return
        ;;
    '--dns-port')
        return
        ;;
    '--pace')
        return
        ;;
    esac
}

_upkeep_dns_export() {
    repeating_flags=()
    non_repeating_flags=(--unsigned --replace --version -h --help)
    repeating_options=(--name --resolver)
    non_repeating_options=(--format --from --output -o --deadline --ca-file --now --root-hints --dns-port --pace)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __upkeep_add_completions -W 'bind'$'\n''octodns'
        return
        ;;
    '--from')
        __upkeep_add_completions -f
        return
        ;;
    '--name')
        return
        ;;
    '--output'|'-o')
        __upkeep_add_completions -f
        return
        ;;
    '--deadline')
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    '--root-hints')
        __upkeep_add_completions -f
        return
        ;;
    '--dns-port')
        return
        ;;
    '--pace')
        return
        ;;
    esac
}

_upkeep_tls() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--quick --revocation --version -h --help)
    repeating_options=(--only --resolver)
    non_repeating_options=(--connect --starttls --name --profile --rate --deadline --password-file --config --state --format --ca-file --now)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--connect')
        return
        ;;
    '--starttls')
        __upkeep_add_completions -W 'smtp'$'\n''lmtp'$'\n''submission'$'\n''imap'$'\n''pop3'$'\n''sieve'$'\n''ftp'$'\n''ldap'$'\n''xmpp'$'\n''xmpp-server'$'\n''postgres'$'\n''mysql'
        return
        ;;
    '--name')
        return
        ;;
    '--profile')
        return
        ;;
    '--rate')
        return
        ;;
    '--deadline')
        return
        ;;
    '--password-file')
        __upkeep_add_completions -f
        return
        ;;
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--only')
        __upkeep_add_completions -W 'tls.reachable'$'\n''tls.starttls'$'\n''tls.handshake'$'\n''tls.chain.missing-intermediate'$'\n''tls.chain.trust'$'\n''tls.name'$'\n''tls.not-yet-valid'$'\n''tls.expiry'$'\n''tls.chain.expiry'$'\n''tls.protocol.old'$'\n''tls.cipher.weak'$'\n''tls.forward-secrecy'$'\n''tls.dh'$'\n''tls.compression'$'\n''tls.renegotiation'$'\n''tls.resumption'$'\n''tls.alpn'$'\n''tls.sni'$'\n''tls.post-quantum'$'\n''tls.profile'$'\n''tls.backends'$'\n''tls.heartbleed'$'\n''tls.ccs'$'\n''tls.drown'$'\n''tls.chain.order'$'\n''tls.chain.extra'$'\n''tls.key.strength'$'\n''tls.signature'$'\n''tls.eku'$'\n''tls.lifetime'$'\n''tls.revoked'$'\n''tls.staple'$'\n''tls.sct'$'\n''tls.caa'$'\n''tls.renewal-late'$'\n''tls.file.unreadable'$'\n''tls.file.key-mismatch'$'\n''tls.file.permissions'$'\n''tls.file.not-served'$'\n''tls.renewer'$'\n''tls.renewer.rule'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __upkeep_add_completions -f
        return
        ;;
    esac
}

_upkeep_watch() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--resolver --open-resolver)
    non_repeating_options=(--config --listen --state --ca-file --now --control --root-hints --dns-port --pace --trust-anchor --rdap)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--listen')
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    '--control')
        return
        ;;
    '--open-resolver')
        return
        ;;
    '--root-hints')
        __upkeep_add_completions -f
        return
        ;;
    '--dns-port')
        return
        ;;
    '--pace')
        return
        ;;
    '--trust-anchor')
        __upkeep_add_completions -f
        return
        ;;
    '--rdap')
        return
        ;;
    esac
}

_upkeep_incidents() {
    repeating_flags=()
    non_repeating_flags=(--open --version -h --help)
    repeating_options=()
    non_repeating_options=(--since --format --state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_uptime() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--since --until --config --format --state)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_ack() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--reason --author --state)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--reason')
        return
        ;;
    '--author')
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_silence() {
    repeating_flags=()
    non_repeating_flags=(--list --version -h --help)
    repeating_options=()
    non_repeating_options=(--for --reason --author --config --format --state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--for')
        return
        ;;
    '--reason')
        return
        ;;
    '--author')
        return
        ;;
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_resume() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_timeline() {
    repeating_flags=()
    non_repeating_flags=(--verbose -v --version -h --help)
    repeating_options=(--kind)
    non_repeating_options=(--since --until --subject --limit --format --state)
    __upkeep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--subject')
        return
        ;;
    '--kind')
        __upkeep_add_completions -W 'finding'$'\n''incident'$'\n''change'$'\n''note'
        return
        ;;
    '--limit')
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_note() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--subject --at --author --state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--subject')
        return
        ;;
    '--at')
        return
        ;;
    '--author')
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_ran() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--url --timeout)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--url')
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_upkeep_alert() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    test)
        # Offer subcommand argument completions
        "_upkeep_alert_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'test' -- "${cur}"))
        ;;
    esac
}

_upkeep_alert_test() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--version -h --help)
    repeating_options=(--resolver)
    non_repeating_options=(--config --format --ca-file --now)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    esac
}

_upkeep_store() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|backup|compact|salvage)
        # Offer subcommand argument completions
        "_upkeep_store_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check backup compact salvage' -- "${cur}"))
        ;;
    esac
}

_upkeep_store_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--format --state)
    __upkeep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_store_backup() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_store_compact() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--state)
    __upkeep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_store_salvage() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--state)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--state')
        __upkeep_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __upkeep_add_completions -d
        return
        ;;
    esac
}

_upkeep_explain() {
    repeating_flags=()
    non_repeating_flags=(--markdown --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __upkeep_add_completions -W 'dns.resolve'$'\n''dns.addresses'$'\n''dns.nameservers'$'\n''dns.record'$'\n''tcp.reachable'$'\n''tcp.closed'$'\n''tls.reachable'$'\n''tls.starttls'$'\n''tls.handshake'$'\n''tls.chain.missing-intermediate'$'\n''tls.chain.trust'$'\n''tls.name'$'\n''tls.not-yet-valid'$'\n''tls.expiry'$'\n''tls.chain.expiry'$'\n''tls.protocol.old'$'\n''tls.cipher.weak'$'\n''tls.forward-secrecy'$'\n''tls.dh'$'\n''tls.compression'$'\n''tls.renegotiation'$'\n''tls.resumption'$'\n''tls.alpn'$'\n''tls.sni'$'\n''tls.post-quantum'$'\n''tls.profile'$'\n''tls.backends'$'\n''tls.heartbleed'$'\n''tls.ccs'$'\n''tls.drown'$'\n''tls.chain.order'$'\n''tls.chain.extra'$'\n''tls.key.strength'$'\n''tls.signature'$'\n''tls.eku'$'\n''tls.lifetime'$'\n''tls.revoked'$'\n''tls.staple'$'\n''tls.sct'$'\n''tls.caa'$'\n''tls.renewal-late'$'\n''tls.file.unreadable'$'\n''tls.file.key-mismatch'$'\n''tls.file.permissions'$'\n''tls.file.not-served'$'\n''tls.renewer'$'\n''tls.renewer.rule'$'\n''tcp.dialogue'$'\n''tcp.partial'$'\n''http.reachable'$'\n''http.redirect'$'\n''http.downgrade'$'\n''http.blocked'$'\n''http.final-url'$'\n''http.status'$'\n''http.protocol'$'\n''http.size'$'\n''http.header'$'\n''http.body'$'\n''http.json'$'\n''http.mixed-content'$'\n''http.latency'$'\n''http.partial'$'\n''dns.registration.status'$'\n''dns.registration.expiry'$'\n''dns.registration.lock'$'\n''dns.delegation.found'$'\n''dns.zone.served'$'\n''dns.zone.whole'$'\n''dns.delegation.parents'$'\n''dns.delegation.count'$'\n''dns.delegation.hosts'$'\n''dns.delegation.names'$'\n''dns.delegation.glue'$'\n''dns.delegation.size'$'\n''dns.delegation.addresses'$'\n''dns.delegation.reverse'$'\n''dns.server.reachable'$'\n''dns.server.lame'$'\n''dns.server.loss'$'\n''dns.transport.udp'$'\n''dns.transport.tcp'$'\n''dns.transport.edns'$'\n''dns.transport.frag'$'\n''dns.edns.compliance'$'\n''dns.aaaa-https.drop'$'\n''dns.unknown-type'$'\n''dns.any'$'\n''dns.server.case'$'\n''dns.source-mismatch'$'\n''dns.upward-referral'$'\n''dns.recursion.open'$'\n''dns.axfr.open'$'\n''dns.nsid'$'\n''dns.cookies'$'\n''dns.sync.serial'$'\n''dns.secondary.expire'$'\n''dns.sync.rrset'$'\n''dns.sync.ns-union'$'\n''dns.multisigner'$'\n''dns.compare.sources'$'\n''dns.compare.records'$'\n''dns.compare.times'$'\n''dns.soa.single'$'\n''dns.soa.timers'$'\n''dns.soa.primary'$'\n''dns.soa.contact'$'\n''dns.negative-ttl'$'\n''dns.syntax.names'$'\n''dns.mail.exchangers'$'\n''dns.mail.spf'$'\n''dns.caa'$'\n''dns.wildcard'$'\n''dns.cname.chain'$'\n''dns.dangling'$'\n''dns.expected'$'\n''dns.clock'$'\n''dns.dnssec.presence'$'\n''dns.dnssec.chain'$'\n''dns.dnssec.signatures'$'\n''dns.dnssec.algorithms'$'\n''dns.dnssec.keys'$'\n''dns.dnssec.nsec'$'\n''dns.dnssec.cds'$'\n''dns.redundancy.n-1'$'\n''dns.redundancy.operator'$'\n''dns.redundancy.asn'$'\n''dns.redundancy.prefix'$'\n''dns.redundancy.tld'$'\n''dns.redundancy.family'$'\n''dns.ttl.survival'$'\n''dns.ttl.switch'$'\n''dns.statuspage.shared-fate'$'\n''why.here'$'\n''why.delegation'$'\n''why.servers'$'\n''why.signatures'$'\n''why.answers'$'\n''why.site'$'\n''alert.channel'$'\n''alert.queue'$'\n''alert.storage'$'\n''heartbeat.overrun'$'\n''heartbeat.late'$'\n''heartbeat.failed'$'\n''watch.store'$'\n''watch.late'$'\n''watch.crowded'$'\n''watch.clock'
        return
        ;;
    esac
}

_upkeep_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    init|check|reference|schema)
        # Offer subcommand argument completions
        "_upkeep_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'init check reference schema' -- "${cur}"))
        ;;
    esac
}

_upkeep_config_init() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--resolver)
    non_repeating_options=(--output -o --ca-file --now)
    __upkeep_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--resolver')
        return
        ;;
    '--ca-file')
        __upkeep_add_completions -o plusdirs -fX '!*.@(pem|crt)'
        return
        ;;
    '--now')
        return
        ;;
    esac
}

_upkeep_config_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config)
    __upkeep_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __upkeep_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    esac
}

_upkeep_config_reference() {
    repeating_flags=()
    non_repeating_flags=(--sample --api --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __upkeep_add_completions -W 'at-the-top-of-a-file'$'\n''a-site'$'\n''url'$'\n''name'$'\n''method'$'\n''headers'$'\n''body'$'\n''auth'$'\n''auth.basic'$'\n''auth.basic.user'$'\n''auth.basic.password'$'\n''auth.basic.password_file'$'\n''auth.bearer'$'\n''auth.bearer_file'$'\n''redirects'$'\n''redirects.follow'$'\n''redirects.allow_private'$'\n''host'$'\n''addresses'$'\n''families'$'\n''connect_to'$'\n''timeouts'$'\n''timeouts.dns'$'\n''timeouts.connect'$'\n''timeouts.tls'$'\n''timeouts.ttfb'$'\n''timeouts.total'$'\n''body_limit'$'\n''tls'$'\n''tls.server_name'$'\n''tls.verify'$'\n''tls.ca_file'$'\n''tls.client_certificate'$'\n''tls.client_key'$'\n''dialogue'$'\n''dialogue.expect'$'\n''dialogue.send'$'\n''dialogue.starttls'$'\n''closed'$'\n''recursion'$'\n''expect'$'\n''expect.status'$'\n''expect.contains'$'\n''expect.matches'$'\n''expect.absent'$'\n''expect.json'$'\n''expect.headers'$'\n''expect.latency'$'\n''expect.latency.total'$'\n''expect.latency.dns'$'\n''expect.latency.connect'$'\n''expect.latency.tls'$'\n''expect.latency.request'$'\n''expect.latency.ttfb'$'\n''expect.latency.transfer'$'\n''expect.certificate_days'$'\n''expect.final_url'$'\n''expect.addresses'$'\n''expect.nameservers'$'\n''expect.protocol'$'\n''expect.rcode'$'\n''expect.records'$'\n''expect.authoritative'$'\n''expect.ttl_min'$'\n''every'$'\n''machine'$'\n''alert'$'\n''slo'$'\n''depends_on'$'\n''ca_file'$'\n''resolvers'$'\n''defaults'$'\n''sites'$'\n''watch'$'\n''watch.every'$'\n''watch.listen'$'\n''watch.token'$'\n''watch.token_file'$'\n''watch.protect_reads'$'\n''watch.public_url'$'\n''watch.bad'$'\n''watch.recover'$'\n''watch.zone'$'\n''watch.store'$'\n''watch.store.raw'$'\n''watch.store.minutes'$'\n''watch.store.hours'$'\n''watch.store.days'$'\n''watch.store.budget'$'\n''alerts'$'\n''alerts.channels'$'\n''alerts.channels.name'$'\n''alerts.channels.slack'$'\n''alerts.channels.slack.url'$'\n''alerts.channels.slack.url_file'$'\n''alerts.channels.slack.channel'$'\n''alerts.channels.discord'$'\n''alerts.channels.discord.url'$'\n''alerts.channels.discord.url_file'$'\n''alerts.channels.discord.username'$'\n''alerts.channels.teams'$'\n''alerts.channels.teams.url'$'\n''alerts.channels.teams.url_file'$'\n''alerts.channels.telegram'$'\n''alerts.channels.telegram.token'$'\n''alerts.channels.telegram.token_file'$'\n''alerts.channels.telegram.chat'$'\n''alerts.channels.telegram.thread'$'\n''alerts.channels.telegram.server'$'\n''alerts.channels.ntfy'$'\n''alerts.channels.ntfy.server'$'\n''alerts.channels.ntfy.topic'$'\n''alerts.channels.ntfy.topic_file'$'\n''alerts.channels.ntfy.token'$'\n''alerts.channels.ntfy.token_file'$'\n''alerts.channels.matrix'$'\n''alerts.channels.matrix.server'$'\n''alerts.channels.matrix.room'$'\n''alerts.channels.matrix.token'$'\n''alerts.channels.matrix.token_file'$'\n''alerts.channels.mail'$'\n''alerts.channels.mail.server'$'\n''alerts.channels.mail.port'$'\n''alerts.channels.mail.security'$'\n''alerts.channels.mail.user'$'\n''alerts.channels.mail.password'$'\n''alerts.channels.mail.password_file'$'\n''alerts.channels.mail.hello'$'\n''alerts.channels.mail.from'$'\n''alerts.channels.mail.to'$'\n''alerts.channels.pagerduty'$'\n''alerts.channels.pagerduty.routing_key'$'\n''alerts.channels.pagerduty.routing_key_file'$'\n''alerts.channels.pagerduty.server'$'\n''alerts.channels.opsgenie'$'\n''alerts.channels.opsgenie.key'$'\n''alerts.channels.opsgenie.key_file'$'\n''alerts.channels.opsgenie.server'$'\n''alerts.channels.opsgenie.responders'$'\n''alerts.channels.alertmanager'$'\n''alerts.channels.alertmanager.url'$'\n''alerts.channels.alertmanager.labels'$'\n''alerts.channels.alertmanager.resend'$'\n''alerts.channels.webhook'$'\n''alerts.channels.webhook.url'$'\n''alerts.channels.webhook.url_file'$'\n''alerts.channels.webhook.method'$'\n''alerts.channels.webhook.headers'$'\n''alerts.channels.webhook.content_type'$'\n''alerts.channels.webhook.body'$'\n''alerts.channels.exec'$'\n''alerts.channels.exec.command'$'\n''alerts.channels.exec.environment'$'\n''alerts.channels.timeout'$'\n''alerts.channels.burst'$'\n''alerts.channels.interval'$'\n''alerts.channels.group_from'$'\n''alerts.channels.retry'$'\n''alerts.channels.longest_retry'$'\n''alerts.channels.refused_retry'$'\n''alerts.channels.give_up_after'$'\n''alerts.channels.fallback'$'\n''alerts.channels.fallback_after'$'\n''alerts.channels.ca_file'$'\n''alerts.to'$'\n''alerts.remind_every'$'\n''alerts.escalate'$'\n''alerts.escalate.after'$'\n''alerts.escalate.to'$'\n''alerts.dead_man'$'\n''alerts.dead_man.url'$'\n''alerts.dead_man.url_file'$'\n''alerts.dead_man.every'$'\n''heartbeats'$'\n''heartbeats.id'$'\n''heartbeats.name'$'\n''heartbeats.every'$'\n''heartbeats.cron'$'\n''heartbeats.zone'$'\n''heartbeats.grace'$'\n''heartbeats.longest'$'\n''heartbeats.alert'$'\n''maintenance'$'\n''maintenance.name'$'\n''maintenance.sites'$'\n''maintenance.machines'$'\n''maintenance.all'$'\n''maintenance.from'$'\n''maintenance.until'$'\n''maintenance.cron'$'\n''maintenance.for'$'\n''maintenance.zone'
        return
        ;;
    esac
}

_upkeep_config_schema() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options 0
}

_upkeep_demo() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--serve --watch --list --version -h --help)
    repeating_options=(--fault)
    non_repeating_options=(--after --listen --format)
    __upkeep_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--fault')
        __upkeep_add_completions -W 'dns'$'\n''dns-silent'$'\n''dns-gone'$'\n''dns-empty'$'\n''domain-expired'$'\n''dns-one-silent'$'\n''dns-one-lame'$'\n''dns-one-stale'$'\n''resolver-dead'$'\n''connect-refused'$'\n''connect-drop'$'\n''one-address-dead'$'\n''expired-certificate'$'\n''wrong-name'$'\n''untrusted-ca'$'\n''missing-intermediate'$'\n''rate-limited'$'\n''error-500'$'\n''redirect-loop'$'\n''truncated'$'\n''slow'$'\n''wrong-content'$'\n''mixed-content'
        return
        ;;
    '--after')
        return
        ;;
    '--listen')
        return
        ;;
    '--format')
        __upkeep_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''prometheus'$'\n''nagios'
        return
        ;;
    esac
}

_upkeep_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __upkeep_offer_flags_options -1
}

complete -o filenames -F _upkeep upkeep
