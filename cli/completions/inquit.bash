# Completions of inquit for bash, made of its --help: tools/completions
# SPDX-License-Identifier: Apache-2.0
_inquit() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words="" several="" files="" first="" one

  # To bash, --format=json is three words.
  if [[ $word == = ]]; then
    word=""
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  case $before in
    --files-from | -o | --output | --resume | --sources | --index | --attributions | --entities) files=yes ;;
    --input) words="text jsonl json html" ;;
    --format) words="text jsonl json csv tsv html brat tei webanno" ;;
    --allow) several="marks case punctuation ellipsis brackets join spelling" ;;
    --offsets) words="bytes codepoints utf16" ;;
    --color) words="auto always never" ;;
    --ids) words="name path" ;;
    --kinds) several="direct mixed indirect" ;;
    --model) words="small base" files=yes ;;
    --single-quotes) words="auto on off" ;;
    --text-field | --id-field | --keep | --min-confidence | --max-bytes | --jobs | --threads) ;; # a number, or a name
    *)
      if [[ $word == -* ]]; then
        words="
          -h --help --version --files-from --input --format -o --output --resume --unordered --with-text
          --by-document --sources --index --allow --explain --offsets --color --text-field --id-field --keep
          --ids --min-confidence --kinds --no-speakers --stats --quiet --model --attributions --entities
          --single-quotes --repair-utf8 --max-bytes --jobs --threads"
      else
        files=yes
        if ((COMP_CWORD == 1)); then words="tally verify"; fi
      fi
      ;;
  esac

  # Of several words with commas between them, the last is completed, and none comes twice. A comma may follow instead of a blank.
  if [[ $several ]]; then
    if [[ $word == *,* ]]; then first=${word%,*},; fi
    for one in $several; do
      if [[ ,$first != *",$one,"* ]]; then words+=" $one"; fi
    done
    compopt -o nospace
  fi

  mapfile -t COMPREPLY < <(compgen -P "$first" -W "$words" -- "${word#"$first"}")
  if [[ $files ]]; then
    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$word")
    compopt -o filenames # which puts \ before blanks, and / behind folders
  fi
}

complete -F _inquit inquit
