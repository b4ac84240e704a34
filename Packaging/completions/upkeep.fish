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
            __upkeep_parse_subcommand -r 1 'config=' 'only=+' 'explain' 'format=' 'v/verbose' 'resolver=+' 'ca-file=' 'now=' 'version' 'h/help'
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
                __upkeep_parse_subcommand 0 'sample' 'version' 'h/help'
            case 'schema'
                __upkeep_parse_subcommand 0 'version' 'h/help'
            end
        case 'demo'
            __upkeep_parse_subcommand 0 'fault=+' 'serve' 'list' 'format=' 'v/verbose' 'version' 'h/help'
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
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'explain' -d 'Say what a check asks, why it matters, and what to do.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'config' -d 'Write a config, check it, and look keys up.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'demo' -d 'Open a small shop on loopback, break it, and look at it.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" config' -l 'config' -d 'Read this config instead of ./upkeep.yaml.' -rfa '(set -l exts \'yaml\' \'yml\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'only' -d 'Only these checks or families, with commas between; may be given again.' -rfka 'dns.resolve dns.addresses dns.nameservers dns.record tcp.reachable tcp.closed tls.handshake tls.chain tls.name tls.not-yet-valid tls.expiry tcp.dialogue tcp.partial http.reachable http.redirect http.downgrade http.blocked http.final-url http.status http.protocol http.size http.header http.body http.json http.mixed-content http.latency http.partial'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" explain' -l 'explain' -d 'Show every step before the report: questions, connections, certificates, headers, times. With a format for programs they go to standard error.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check"' -l 'resolver' -d 'Ask this DNS server instead of the system\'s; may be given again.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" ca-file' -l 'ca-file' -d 'Trust the certificates in this PEM file instead of the system\'s.' -rfa '(set -l exts \'pem\' \'crt\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" now' -l 'now' -d 'Judge dates as of this moment.' -rfka ''
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_positional "upkeep explain" -eq 1' -fka 'dns.resolve dns.addresses dns.nameservers dns.record tcp.reachable tcp.closed tls.handshake tls.chain tls.name tls.not-yet-valid tls.expiry tcp.dialogue tcp.partial http.reachable http.redirect http.downgrade http.blocked http.final-url http.status http.protocol http.size http.header http.body http.json http.mixed-content http.latency http.partial'
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
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" sample' -l 'sample' -d 'Print only the commented sample, as a config file.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config reference" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config schema" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep config schema" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo"' -l 'fault' -d 'Switch this fault on; may be given again.' -rfka 'dns dns-silent dns-gone connect-refused connect-drop one-address-dead expired-certificate wrong-name untrusted-ca missing-intermediate rate-limited error-500 redirect-loop truncated slow wrong-content mixed-content'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" serve' -l 'serve' -d 'Keep the shop open until Ctrl-C, and say how to look at it.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" list' -l 'list' -d 'List the faults.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" format' -l 'format' -d 'How to print the report; all but text are for programs.' -rfka 'text json ndjson prometheus nagios'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo"' -l 'verbose' -s 'v' -d 'Show reasons and evidence; twice: for good news too.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" version' -l 'version' -d 'Show the version.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'upkeep' -n '__upkeep_should_offer_completions_for_flags_or_options "upkeep help" version' -l 'version' -d 'Show the version.'
