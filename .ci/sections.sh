# Named, timed sections. `section NAME COMMAND…` runs one; `closing` prints the summary and sets the exit code.

section_names=()
section_results=()
section_seconds=()

section() {
  local name=$1 started=$SECONDS result=passed
  shift
  printf '\n=== %s\n' "$name"
  "$@" </dev/null || result=FAILED
  section_names+=("$name")
  section_results+=("$result")
  section_seconds+=($((SECONDS - started)))
  printf -- '--- %s: %s in %d s\n' "$name" "$result" "$((SECONDS - started))"
}

closing() {
  local passed=0 failed=0 i
  printf '\n=== Sections (%d s)\n' "$SECONDS"
  for i in "${!section_names[@]}"; do
    printf '%-7s %4d s  %s\n' "${section_results[i]}" "${section_seconds[i]}" "${section_names[i]}"
    if [ "${section_results[i]}" = passed ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}
