# Completion of tocsin for bash: commands, options and their values come from the program itself (`tocsin --tables`), whose commands are
# code explain parse relate lookup know eval bench load query timeline brief calendar.
_tocsin()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
	COMPREPLY=()
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY=($(compgen -W "$(tocsin --tables 2> /dev/null | awk -F '\t' '$1 == "command" { print $2 }') --help --version" -- "$cur"))
		return
	fi
	case $command:$prev in
	*:-i | *:--input) COMPREPLY=($(compgen -W 'auto text html jsonl conllu' -- "$cur")) && return ;;
	timeline:-o | brief:-o | calendar:-o) COMPREPLY=($(compgen -W 'text md html json' -- "$cur")) && return ;;
	*:-o | *:--output)
		COMPREPLY=($(compgen -W 'jsonl csv table plover polecat gdelt icews phoenix' -- "$cur"))
		return
		;;
	*:--only | query:-k | query:--kind) COMPREPLY=($(compgen -W 'events statements figures' -- "$cur")) && return ;;
	query:--count) COMPREPLY=($(compgen -W 'day week month year type dyad source' -- "$cur")) && return ;;
	query:--sort) COMPREPLY=($(compgen -W 'date confidence plover goldstein sources' -- "$cur")) && return ;;
	esac
	case $cur in
	-*)
		COMPREPLY=($(compgen -W "$(tocsin --tables 2> /dev/null |
			awk -F '\t' -v c="$command" '$1 == "option" && $2 == c { print "--" $3; if ($4 != "") print "-" $4 }') --help" -- "$cur"))
		;;
	*) COMPREPLY=($(compgen -f -- "$cur")) ;;
	esac
}
complete -o filenames -F _tocsin tocsin
