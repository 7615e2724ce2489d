/** What a shell is told, so that it asks the program itself. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# coopj completion bash > ~/.local/share/bash-completion/completions/coopj
_coopj() {
  local word rest
  COMPREPLY=()
  while IFS=$'\\t' read -r word rest; do
    if [ "$word" = ':files' ]; then
      compopt -o default
      COMPREPLY=()
      return
    fi
    COMPREPLY+=("$word")
  done < <(coopj __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _coopj coopj
`,
  zsh: `#compdef coopj
# coopj completion zsh > a file _coopj in a folder of $fpath
_coopj() {
  local -a found
  local line
  for line in "\${(@f)$(coopj __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ "$line" == ':files' ]]; then
      _files
      return
    fi
    [[ -n "$line" ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe 'coopj' found
}
if [[ "\${funcstack[1]}" == '_coopj' ]]; then
  _coopj "$@"
else
  compdef _coopj coopj
fi
`,
  fish: `# coopj completion fish > ~/.config/fish/completions/coopj.fish
function __coopj_complete
  set -l words (commandline -opc)[2..-1]
  set -l last (commandline -ct)
  set -l found (coopj __complete $words "$last" 2>/dev/null)
  if test "$found[1]" = ':files'
    __fish_complete_path "$last"
  else
    printf '%s\\n' $found
  end
end
complete -c coopj -f -a '(__coopj_complete)'
`,
  powershell: `# coopj completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName coopj -ScriptBlock {
  param($word, $line, $cursor)
  $words = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '' }
  coopj __complete @words 2>$null | ForEach-Object {
    $value, $text = $_ -split "\`t", 2
    if ($value -ne ':files') {
      if (-not $text) { $text = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $text)
    }
  }
}
`,
};
