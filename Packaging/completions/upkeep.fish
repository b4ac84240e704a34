function __upkeep_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __upkeep_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __upkeep_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __upkeep_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __upkeep_parse_tokens -S
    set -l unparsed_tokens (__upkeep_tokens -pc)
    switch $unparsed_tokens[1]
    case 'upkeep'
        __upkeep_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'check'
            __upkeep_parse_subcommand -r 1 'config=' 'only=+' 'explain' 'state=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'version' 'h/help'
        case 'why'
            __upkeep_parse_subcommand 1 'config=' 'deadline=' 'accept' 'control=' 'open-resolver=+' 'state=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'root-hints=' 'dns-port=' 'pace=' 'trust-anchor=' 'rdap=' 'version' 'h/help'
        case 'dns'
            __upkeep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'audit'
                __upkeep_parse_subcommand -r 1 'host=+' 'status-page=' 'config=' 'only=+' 'deadline=' 'state=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'root-hints=' 'dns-port=' 'pace=' 'trust-anchor=' 'rdap=' 'asn-zone=' 'version' 'h/help'
            case 'compare'
                __upkeep_parse_subcommand 1 'with=+' 'name=+' 'include-ns' 'include-serial' 'include-signing' 'ignore-ttl' 'deadline=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'root-hints=' 'dns-port=' 'pace=' 'version' 'h/help'
            case 'export'
                __upkeep_parse_subcommand 1 'format=' 'from=' 'name=+' 'unsigned' 'o/output=' 'replace' 'deadline=' 'resolver=+' 'ca-file=' 'now=' 'root-hints=' 'dns-port=' 'pace=' 'version' 'h/help'
            end
        case 'tls'
            __upkeep_parse_subcommand -r 1 'connect=' 'starttls=' 'name=' 'quick' 'profile=' 'revocation' 'rate=' 'deadline=' 'password-file=' 'config=' 'only=+' 'state=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'version' 'h/help'
        case 'watch'
            __upkeep_parse_subcommand -r 1 'config=' 'listen=' 'state=' 'resolver=+' 'ca-file=' 'now=' 'control=' 'open-resolver=+' 'root-hints=' 'dns-port=' 'pace=' 'trust-anchor=' 'rdap=' 'version' 'h/help'
        case 'incidents'
            __upkeep_parse_subcommand 1 'open' 'since=' 'format=' 'state=' 'version' 'h/help'
        case 'uptime'
            __upkeep_parse_subcommand -r 1 'since=' 'until=' 'config=' 'format=' 'state=' 'version' 'h/help'
        case 'ack'
            __upkeep_parse_subcommand -r 1 'reason=' 'author=' 'state=' 'version' 'h/help'
        case 'silence'
            __upkeep_parse_subcommand 1 'for=' 'reason=' 'author=' 'list' 'config=' 'format=' 'state=' 'version' 'h/help'
        case 'resume'
            __upkeep_parse_subcommand 1 'state=' 'version' 'h/help'
        case 'timeline'
            __upkeep_parse_subcommand 0 'since=' 'until=' 'subject=' 'kind=+' 'limit=' 'v/verbose' 'format=' 'state=' 'version' 'h/help'
        case 'note'
            __upkeep_parse_subcommand 1 'subject=' 'at=' 'author=' 'state=' 'version' 'h/help'
        case 'ran'
            __upkeep_parse_subcommand -r 2 'url=' 'timeout=' 'version' 'h/help'
        case 'alert'
            __upkeep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'test'
                __upkeep_parse_subcommand -r 1 'config=' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'version' 'h/help'
            end
        case 'store'
            __upkeep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __upkeep_parse_subcommand 0 'format=' 'state=' 'version' 'h/help'
            case 'backup'
                __upkeep_parse_subcommand 1 'state=' 'version' 'h/help'
            case 'compact'
                __upkeep_parse_subcommand 0 'state=' 'version' 'h/help'
            case 'salvage'
                __upkeep_parse_subcommand 1 'state=' 'version' 'h/help'
            end
        case 'explain'
            __upkeep_parse_subcommand 1 'markdown' 'version' 'h/help'
        case 'config'
            __upkeep_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'init'
                __upkeep_parse_subcommand -r 1 'o/output=' 'resolver=+' 'ca-file=' 'now=' 'version' 'h/help'
            case 'check'
                __upkeep_parse_subcommand 1 'config=' 'version' 'h/help'
            case 'reference'
                __upkeep_parse_subcommand 1 'sample' 'api' 'version' 'h/help'
            case 'schema'
                __upkeep_parse_subcommand 0 'version' 'h/help'
            end
        case 'demo'
            __upkeep_parse_subcommand 0 'fault=+' 'serve' 'watch' 'after=' 'listen=' 'list' 'format=' 'v/verbose' 'version' 'h/help'
        case 'help'
            __upkeep_parse_subcommand -r 1 'version'
        end
    end
end

function __upkeep_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __upkeep_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __upkeep_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __upkeep_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__upkeep_tokens -p)
    if test -z "$(__upkeep_tokens -t)"
        set -l index (count (__upkeep_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'upkeep' -f
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'check' -d 'Look once at sites the way their visitors do.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'why' -d 'Say within seconds whether it is DNS, the site, or you.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'dns' -d 'Audit a zone and its redundancy.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'tls' -d 'Test every certificate and endpoint, on the wire and on disk.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'watch' -d 'Keep looking: incidents, alerts, metrics.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'incidents' -d 'List what is broken and what was, or show all of one incident.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'uptime' -d 'Show how much of the time sites were up, and what is left of their error budgets.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'ack' -d 'Say that you have an incident: no more reminders, nobody else is woken.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'silence' -d 'Hold alerts back for a while, or list what is silenced.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'resume' -d 'End a silence early, or take an acknowledgement back.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'timeline' -d 'Show what happened: incidents, changes, findings and notes.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'note' -d 'Write down what you did, so that an incident can name it.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'ran' -d 'Run a job of cron\'s and tell `upkeep watch` how it went.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'alert' -d 'See that alerts arrive.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'store' -d 'Check, back up, shrink or salvage what `upkeep watch` keeps.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'explain' -d 'Say what a check asks, why it matters, and what to do.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'config' -d 'Write a config, check it, and look keys up.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'demo' -d 'Open a small shop on loopback, break it, and look at it.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'only' -d 'Only these checks or families, with commas between; may be given again.' -rfka 'dns.resolve dns.addresses dns.nameservers dns.record tcp.reachable tcp.closed tls.reachable tls.starttls tls.handshake tls.chain.missing-intermediate tls.chain.trust tls.name tls.not-yet-valid tls.expiry tls.chain.expiry tcp.dialogue tcp.partial http.reachable http.redirect http.downgrade http.blocked http.final-url http.status http.protocol http.size http.header http.body http.json http.mixed-content http.latency http.partial'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" explain' -l 'explain' -d 'Show every step before the report: questions, connections, certificates, headers, times. With a format for programs they go to standard error.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" state' -l 'state' -d 'Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" deadline' -l 'deadline' -d 'The verdict is there by then.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" accept' -l 'accept' -d 'The name servers were changed on purpose: compare with the new ones from now on.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" control' -l 'control' -d 'An unrelated site that proves your own network, or `none`; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why"' -l 'open-resolver' -d 'Ask this open resolver as visitors elsewhere do, or `none`; may be given again; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" state' -l 'state' -d 'Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" root-hints' -l 'root-hints' -d 'Begin at the root servers in this zone file instead of the Internet\'s.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" dns-port' -l 'dns-port' -d 'The port of all authoritative servers.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" pace' -l 'pace' -d 'The time between two questions to one server address; loopback is never made to wait.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" trust-anchor' -l 'trust-anchor' -d 'Trust the DS or DNSKEY records in this zone file instead of the Internet\'s root keys; none with --root-hints.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" rdap' -l 'rdap' -d 'Ask this registry instead of the one in charge, or `none`; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep why" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep dns" -eq 1' -fa 'audit' -d 'Audit zones; what `upkeep dns ZONE` does.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep dns" -eq 1' -fa 'compare' -d 'Compare copies of a zone, record by record.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep dns" -eq 1' -fa 'export' -d 'Write a copy of a zone, to keep away from its provider.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit"' -l 'host' -d 'A name that visitors use, besides the zone\'s own and `www`.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" status-page' -l 'status-page' -d 'The host of your status page: does it survive what it tells about?' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" config' -l 'config' -d 'Take visitors\' names and agreed name servers from the sites in this config.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit"' -l 'only' -d 'Only these checks or families, with commas between; may be given again.' -rfka 'dns.nameservers dns.registration.status dns.registration.expiry dns.registration.lock dns.delegation.found dns.zone.served dns.zone.whole dns.delegation.parents dns.delegation.count dns.delegation.hosts dns.delegation.names dns.delegation.glue dns.delegation.size dns.delegation.addresses dns.delegation.reverse dns.server.reachable dns.server.lame dns.server.loss dns.transport.udp dns.transport.tcp dns.transport.edns dns.transport.frag dns.edns.compliance dns.aaaa-https.drop dns.unknown-type dns.any dns.server.case dns.source-mismatch dns.upward-referral dns.recursion.open dns.axfr.open dns.nsid dns.cookies dns.sync.serial dns.secondary.expire dns.sync.rrset dns.sync.ns-union dns.multisigner dns.soa.single dns.soa.timers dns.soa.primary dns.soa.contact dns.negative-ttl dns.syntax.names dns.mail.exchangers dns.mail.spf dns.caa dns.wildcard dns.cname.chain dns.dangling dns.expected dns.clock dns.dnssec.presence dns.dnssec.chain dns.dnssec.signatures dns.dnssec.algorithms dns.dnssec.keys dns.dnssec.nsec dns.dnssec.cds dns.redundancy.n-1 dns.redundancy.operator dns.redundancy.asn dns.redundancy.prefix dns.redundancy.tld dns.redundancy.family dns.ttl.survival dns.ttl.switch dns.statuspage.shared-fate'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" deadline' -l 'deadline' -d 'How long one zone may take.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" state' -l 'state' -d 'Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" root-hints' -l 'root-hints' -d 'Begin at the root servers in this zone file instead of the Internet\'s.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" dns-port' -l 'dns-port' -d 'The port of all authoritative servers.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" pace' -l 'pace' -d 'The time between two questions to one server address; loopback is never made to wait.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" trust-anchor' -l 'trust-anchor' -d 'Trust the DS or DNSKEY records in this zone file instead of the Internet\'s root keys; none with --root-hints.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" rdap' -l 'rdap' -d 'Ask this registry instead of the one in charge, or `none`; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" asn-zone' -l 'asn-zone' -d 'Look networks up in origin.ZONE and origin6.ZONE, or `none`; asn.cymru.com, none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns audit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare"' -l 'with' -d 'Compare this: a file, AXFR@SERVER, a server; may be given again.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare"' -l 'name' -d 'Ask for this name of the zone, too; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" include-ns' -l 'include-ns' -d 'Apex NS records, and whom the SOA names, must be the same, too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" include-serial' -l 'include-serial' -d 'Serials must be the same, too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" include-signing' -l 'include-signing' -d 'DNSKEY, CDS and the like must be the same, too; signatures where whole copies are compared.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" ignore-ttl' -l 'ignore-ttl' -d 'TTLs may differ.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" deadline' -l 'deadline' -d 'How long it may take.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" root-hints' -l 'root-hints' -d 'Begin at the root servers in this zone file instead of the Internet\'s.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" dns-port' -l 'dns-port' -d 'The port of all authoritative servers.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" pace' -l 'pace' -d 'The time between two questions to one server address; loopback is never made to wait.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns compare" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" format' -l 'format' -d 'What to write: a zone file that any server reads, or octoDNS\'s YAML.' -rfka 'bind octodns'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" from' -l 'from' -d 'Copy from this: AXFR@SERVER, a zone file, a server to ask.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export"' -l 'name' -d 'Ask for this name of the zone, too; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" unsigned' -l 'unsigned' -d 'Leave out signatures, keys and proofs of absence.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" o output' -l 'output' -s 'o' -d 'Write to this file, which must not exist yet.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" replace' -l 'replace' -d 'The file of --output may exist; it is replaced as one, and only by a whole copy.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" deadline' -l 'deadline' -d 'How long it may take.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" root-hints' -l 'root-hints' -d 'Begin at the root servers in this zone file instead of the Internet\'s.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" dns-port' -l 'dns-port' -d 'The port of all authoritative servers.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" pace' -l 'pace' -d 'The time between two questions to one server address; loopback is never made to wait.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep dns export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep tls" -ge 1' -F
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" connect' -l 'connect' -d 'Connect to this address instead of those of the name; with files alone: compare them with what is served there.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" starttls' -l 'starttls' -d 'Begin TLS inside this protocol.' -rfka 'smtp lmtp submission imap pop3 sieve ftp ldap xmpp xmpp-server postgres mysql'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" name' -l 'name' -d 'The name to ask for and to expect in the certificate, where the target is an address.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" quick' -l 'quick' -d 'One handshake for each address: chain, name and dates only.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" profile' -l 'profile' -d 'Hold what is offered against one of Mozilla\'s profiles; `modern` is short for `mozilla-modern`.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" revocation' -l 'revocation' -d 'Ask the certificate\'s authority over the network: its list of revoked certificates, its responder, and the certificate that is missing in the chain.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" rate' -l 'rate' -d 'Connections begun in a second to one address at most.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" deadline' -l 'deadline' -d 'How long the look at one service may take.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" password-file' -l 'password-file' -d 'The password of PKCS#12 files and encrypted keys is this file\'s first line.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls"' -l 'only' -d 'Only these checks or families, with commas between; may be given again.' -rfka 'tls.reachable tls.starttls tls.handshake tls.chain.missing-intermediate tls.chain.trust tls.name tls.not-yet-valid tls.expiry tls.chain.expiry tls.protocol.old tls.cipher.weak tls.forward-secrecy tls.dh tls.compression tls.renegotiation tls.resumption tls.alpn tls.sni tls.post-quantum tls.profile tls.backends tls.heartbleed tls.ccs tls.drown tls.chain.order tls.chain.extra tls.key.strength tls.signature tls.eku tls.lifetime tls.revoked tls.staple tls.sct tls.caa tls.renewal-late tls.file.unreadable tls.file.key-mismatch tls.file.permissions tls.file.not-served tls.renewer tls.renewer.rule'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" state' -l 'state' -d 'Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep tls" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" listen' -l 'listen' -d 'Answer /metrics, /healthz and the API here, or `none`, instead of where the config says.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" state' -l 'state' -d 'Remember what was seen in this folder, or `none`; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" control' -l 'control' -d 'An unrelated site that proves your own network, or `none`; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch"' -l 'open-resolver' -d 'Ask this open resolver as visitors elsewhere do, or `none`; may be given again; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" root-hints' -l 'root-hints' -d 'Begin at the root servers in this zone file instead of the Internet\'s.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" dns-port' -l 'dns-port' -d 'The port of all authoritative servers.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" pace' -l 'pace' -d 'The time between two questions to one server address; loopback is never made to wait.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" trust-anchor' -l 'trust-anchor' -d 'Trust the DS or DNSKEY records in this zone file instead of the Internet\'s root keys; none with --root-hints.' -rF
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" rdap' -l 'rdap' -d 'Ask this registry instead of the one in charge, or `none`; none with --root-hints.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep watch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" open' -l 'open' -d 'Only those that are open.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" since' -l 'since' -d 'Those that were open at some time from then on.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" format' -l 'format' -d 'How to print it; all but text are for programs.' -rfka 'text json ndjson'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep incidents" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" since' -l 'since' -d 'From then on; 30 days when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" until' -l 'until' -d 'Until then; now when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" config' -l 'config' -d 'Read this config\'s promises instead of ./upkeep.yaml\'s.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" format' -l 'format' -d 'How to print it; all but text are for programs.' -rfka 'text json ndjson'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep uptime" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ack" reason' -l 'reason' -d 'What others should know.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ack" author' -l 'author' -d 'Who has it; you when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ack" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ack" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ack" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" for' -l 'for' -d 'For how long, such as `2h`.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" reason' -l 'reason' -d 'Why, for the others.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" author' -l 'author' -d 'Who wants it; you when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" list' -l 'list' -d 'List what is silenced now, as without a name.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" config' -l 'config' -d 'List this config\'s maintenance instead of ./upkeep.yaml\'s.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" format' -l 'format' -d 'How to print it; all but text are for programs.' -rfka 'text json ndjson'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep silence" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep resume" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep resume" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep resume" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" since' -l 'since' -d 'Only from then on: `2h` (ago), `14:05`, `2026-11-22 14:05` or `2026-11-22T14:05:00Z`.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" until' -l 'until' -d 'Only what was before then.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" subject' -l 'subject' -d 'Only of this; `KIND:NAME` where several have the name.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline"' -l 'kind' -d 'Only entries of this kind; may be given again.' -rfka 'finding incident change note'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" limit' -l 'limit' -d 'The last so many.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" v verbose' -l 'verbose' -s 'v' -d 'Show all evidence.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" format' -l 'format' -d 'How to print it; all but text are for programs.' -rfka 'text json ndjson'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep timeline" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" subject' -l 'subject' -d 'What it was done to; `KIND:NAME` for what is not watched.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" at' -l 'at' -d 'When: `2h` (ago), `14:05`, `2026-11-22 14:05` or `2026-11-22T14:05:00Z`; now when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" author' -l 'author' -d 'Who did it; you when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep note" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ran" url' -l 'url' -d 'Where `upkeep watch` answers; $UPKEEP_URL, or as the config says, when not given.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ran" timeout' -l 'timeout' -d 'How long telling of the end may take, in all.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ran" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep ran" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep alert" -eq 1' -fa 'test' -d 'Send a test alert through the configured channels.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep alert test" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store" -eq 1' -fa 'check' -d 'Read all of the store and say whether it is whole.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store" -eq 1' -fa 'backup' -d 'Copy the store while `upkeep watch` goes on.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store" -eq 1' -fa 'compact' -d 'Write the store anew without its free room.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store" -eq 1' -fa 'salvage' -d 'Copy what still reads of a damaged store into a new one.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store check" format' -l 'format' -d 'How to print it; all but text are for programs.' -rfka 'text json ndjson'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store check" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store check" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store backup" -eq 1' -fa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store backup" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store backup" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store compact" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store compact" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store compact" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep store salvage" -eq 1' -fa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store salvage" state' -l 'state' -d 'The folder that `upkeep watch` keeps its store in; ~/.local/state/upkeep when not given.' -rfa '(__upkeep_complete_directories)'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store salvage" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep store salvage" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep explain" -eq 1' -fka 'dns.resolve dns.addresses dns.nameservers dns.record tcp.reachable tcp.closed tls.reachable tls.starttls tls.handshake tls.chain.missing-intermediate tls.chain.trust tls.name tls.not-yet-valid tls.expiry tls.chain.expiry tls.protocol.old tls.cipher.weak tls.forward-secrecy tls.dh tls.compression tls.renegotiation tls.resumption tls.alpn tls.sni tls.post-quantum tls.profile tls.backends tls.heartbleed tls.ccs tls.drown tls.chain.order tls.chain.extra tls.key.strength tls.signature tls.eku tls.lifetime tls.revoked tls.staple tls.sct tls.caa tls.renewal-late tls.file.unreadable tls.file.key-mismatch tls.file.permissions tls.file.not-served tls.renewer tls.renewer.rule tcp.dialogue tcp.partial http.reachable http.redirect http.downgrade http.blocked http.final-url http.status http.protocol http.size http.header http.body http.json http.mixed-content http.latency http.partial dns.registration.status dns.registration.expiry dns.registration.lock dns.delegation.found dns.zone.served dns.zone.whole dns.delegation.parents dns.delegation.count dns.delegation.hosts dns.delegation.names dns.delegation.glue dns.delegation.size dns.delegation.addresses dns.delegation.reverse dns.server.reachable dns.server.lame dns.server.loss dns.transport.udp dns.transport.tcp dns.transport.edns dns.transport.frag dns.edns.compliance dns.aaaa-https.drop dns.unknown-type dns.any dns.server.case dns.source-mismatch dns.upward-referral dns.recursion.open dns.axfr.open dns.nsid dns.cookies dns.sync.serial dns.secondary.expire dns.sync.rrset dns.sync.ns-union dns.multisigner dns.compare.sources dns.compare.records dns.compare.times dns.soa.single dns.soa.timers dns.soa.primary dns.soa.contact dns.negative-ttl dns.syntax.names dns.mail.exchangers dns.mail.spf dns.caa dns.wildcard dns.cname.chain dns.dangling dns.expected dns.clock dns.dnssec.presence dns.dnssec.chain dns.dnssec.signatures dns.dnssec.algorithms dns.dnssec.keys dns.dnssec.nsec dns.dnssec.cds dns.redundancy.n-1 dns.redundancy.operator dns.redundancy.asn dns.redundancy.prefix dns.redundancy.tld dns.redundancy.family dns.ttl.survival dns.ttl.switch dns.statuspage.shared-fate why.here why.delegation why.servers why.signatures why.answers why.site alert.channel alert.queue alert.storage heartbeat.overrun heartbeat.late heartbeat.failed watch.store watch.late watch.crowded watch.clock'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep explain" markdown' -l 'markdown' -d 'Every check on one page of Markdown.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep explain" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config" -eq 1' -fa 'init' -d 'Look at sites and write a config from what is there.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config" -eq 1' -fa 'check' -d 'Say whether the config is right, and where it is not.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config" -eq 1' -fa 'reference' -d 'Print every key, what it does, and a commented sample.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config" -eq 1' -fa 'schema' -d 'Print the config\'s JSON Schema, for editors.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init" o output' -l 'output' -s 'o' -d 'Write to this file, which must not exist yet.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config check" -eq 1' -fa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config check" config' -l 'config' -d 'The same, as `upkeep check` takes it.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config check" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep config reference" -eq 1' -fka 'at-the-top-of-a-file a-site url name method headers body auth auth.basic auth.basic.user auth.basic.password auth.basic.password_file auth.bearer auth.bearer_file redirects redirects.follow redirects.allow_private host addresses families connect_to timeouts timeouts.dns timeouts.connect timeouts.tls timeouts.ttfb timeouts.total body_limit tls tls.server_name tls.verify tls.ca_file tls.client_certificate tls.client_key dialogue dialogue.expect dialogue.send dialogue.starttls closed recursion expect expect.status expect.contains expect.matches expect.absent expect.json expect.headers expect.latency expect.latency.total expect.latency.dns expect.latency.connect expect.latency.tls expect.latency.request expect.latency.ttfb expect.latency.transfer expect.certificate_days expect.final_url expect.addresses expect.nameservers expect.protocol expect.rcode expect.records expect.authoritative expect.ttl_min every machine alert slo depends_on ca_file resolvers defaults sites watch watch.every watch.listen watch.token watch.token_file watch.protect_reads watch.public_url watch.bad watch.recover watch.zone watch.store watch.store.raw watch.store.minutes watch.store.hours watch.store.days watch.store.budget alerts alerts.channels alerts.channels.name alerts.channels.slack alerts.channels.slack.url alerts.channels.slack.url_file alerts.channels.slack.channel alerts.channels.discord alerts.channels.discord.url alerts.channels.discord.url_file alerts.channels.discord.username alerts.channels.teams alerts.channels.teams.url alerts.channels.teams.url_file alerts.channels.telegram alerts.channels.telegram.token alerts.channels.telegram.token_file alerts.channels.telegram.chat alerts.channels.telegram.thread alerts.channels.telegram.server alerts.channels.ntfy alerts.channels.ntfy.server alerts.channels.ntfy.topic alerts.channels.ntfy.topic_file alerts.channels.ntfy.token alerts.channels.ntfy.token_file alerts.channels.matrix alerts.channels.matrix.server alerts.channels.matrix.room alerts.channels.matrix.token alerts.channels.matrix.token_file alerts.channels.mail alerts.channels.mail.server alerts.channels.mail.port alerts.channels.mail.security alerts.channels.mail.user alerts.channels.mail.password alerts.channels.mail.password_file alerts.channels.mail.hello alerts.channels.mail.from alerts.channels.mail.to alerts.channels.pagerduty alerts.channels.pagerduty.routing_key alerts.channels.pagerduty.routing_key_file alerts.channels.pagerduty.server alerts.channels.opsgenie alerts.channels.opsgenie.key alerts.channels.opsgenie.key_file alerts.channels.opsgenie.server alerts.channels.opsgenie.responders alerts.channels.alertmanager alerts.channels.alertmanager.url alerts.channels.alertmanager.labels alerts.channels.alertmanager.resend alerts.channels.webhook alerts.channels.webhook.url alerts.channels.webhook.url_file alerts.channels.webhook.method alerts.channels.webhook.headers alerts.channels.webhook.content_type alerts.channels.webhook.body alerts.channels.exec alerts.channels.exec.command alerts.channels.exec.environment alerts.channels.timeout alerts.channels.burst alerts.channels.interval alerts.channels.group_from alerts.channels.retry alerts.channels.longest_retry alerts.channels.refused_retry alerts.channels.give_up_after alerts.channels.fallback alerts.channels.fallback_after alerts.channels.ca_file alerts.to alerts.remind_every alerts.escalate alerts.escalate.after alerts.escalate.to alerts.dead_man alerts.dead_man.url alerts.dead_man.url_file alerts.dead_man.every heartbeats heartbeats.id heartbeats.name heartbeats.every heartbeats.cron heartbeats.zone heartbeats.grace heartbeats.longest heartbeats.alert maintenance maintenance.name maintenance.sites maintenance.machines maintenance.all maintenance.from maintenance.until maintenance.cron maintenance.for maintenance.zone'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" sample' -l 'sample' -d 'Print only the commented sample, as a config file.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" api' -l 'api' -d 'Print the HTTP API of `upkeep watch` instead.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config schema" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config schema" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo"' -l 'fault' -d 'Switch this fault on; may be given again.' -rfka 'dns dns-silent dns-gone dns-empty domain-expired dns-one-silent dns-one-lame dns-one-stale resolver-dead connect-refused connect-drop one-address-dead expired-certificate wrong-name untrusted-ca missing-intermediate rate-limited error-500 redirect-loop truncated slow wrong-content mixed-content'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" serve' -l 'serve' -d 'Keep the shop open until Ctrl-C, and say how to look at it.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" watch' -l 'watch' -d 'Watch the shop: a fault appears after a while, and heals.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" after' -l 'after' -d 'When the fault appears, with --watch.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" listen' -l 'listen' -d 'Answer /metrics and the API here, with --watch, or `none`.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" list' -l 'list' -d 'List the faults.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep help" version' -l 'version' -d 'Show the version.'
