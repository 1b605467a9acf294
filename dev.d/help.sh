# shellcheck shell=bash
# What ./dev can do, and what it is asked for: refused before anything is built. Sourced by ./dev.

# The text is also the list of known options: those of a command stand in its paragraph, and a word in capitals after
# an option is its value.
usage() {
  cat <<'TEXT'
./dev up [--port N] [--data DIR] [--fresh] [--demo] [--seed N] [--scale N] [--no-samples]
                    build, start the whole marketplace in one process, with shop and seller board beside it where
                    there is npm; say where it is. --no-samples: without these two.
                    --scale makes the demo data N times as large: 300 is about a million orders
./dev aspire [--demo] [--data DIR] [--port N] [--bus] [--containers] [--executables]
                    build, start the whole application under Aspire, with its dashboard; say where it is.
                    --containers or --executables: how database and cache run. Words after -- go to Aspire
./dev sign-in [--data DIR]
                    print addresses and demo sign-ins again, and where mails, logs and secrets are; writes them
                    to .env for Marketplace.http
./dev demo [--url URL] [--data DIR]
                    run the demo scenario over HTTP against the running marketplace
./dev test [--coverage] [Unit|Architecture|Integration|AppHost|Clients|Browser …]
                    run the test suites; last line: N passed, N failed. --coverage also says how much of the
                    code they ran, with a report in artifacts/coverage
./dev doctor
                    what this machine lacks, and the command that brings it
./dev openapi
                    write docs/openapi/v1.json
./dev clients [build|run|pack]
                    lint the document; generate and compile the clients; run them against the marketplace
                    (the default), or pack them. Needs Node.js and npm
./dev accessibility
                    axe over every page of the admin panel, in an installed Chromium; also the suite
                    ./dev test Accessibility, which is not among those that run by themselves. Takes minutes
./dev browser
                    buy, ship, return and refund in an installed Chromium, in both languages and two widths, with axe
                    on every page of shop and seller board; pictures of them go to artifacts/screenshots
./dev pictures
                    make the pictures of the README anew, from a demo instance with a fixed seed
./dev migration NAME
                    add a database migration for the changed model
./dev format [FILE …]
                    put the code into the house's format
./dev check [static]
                    what a pull request must pass: build, format, migrations, OpenAPI and, unless static, tests
./dev verify [--database CONNECTION] [--data DIR]
                    check every invariant of a database, read-only; without --database, of the
                    marketplace that runs here. Exit code 1 when one is broken
./dev simulate [--days N] [--seed N] [--stores N] [--orders-per-day N] [--data DIR]
                    let days of selling, refunds, returns, disputes and payouts pass in a marketplace of its own,
                    then check every invariant; the same seed gives the same totals. 30 days, seed 1, 5 stores and
                    10 purchases a day without options. --data keeps the database. Exit code 1 when a step fails
                    or an invariant is broken
./dev verify-statement FILE
                    add a statement up, JSON or CSV as the Api answers it, from the file alone. Exit code 1 when
                    it does not add up
./dev bench [--rounds N] [--seconds N] [--only NAMES] [--api-apart] [--json FILE] [--compare FILE]
                    measure speed, memory and processor time beside goals; takes some ten minutes. NAMES, with
                    commas between: list, page, fresh, seller-orders, popular, order, hot, cost, burst, latency,
                    events, publish, webhook, refund, cancel, paging, payouts, memory, idle, restart; burst, latency
                    and events need order. --api-apart: the Api in a process of its own. --json writes the figures,
                    --compare shows those of an earlier run beside the new ones
./dev help [COMMAND]
                    this text, or the part about one command; also ./dev COMMAND --help
TEXT
}

commands() { usage | sed -n 's/^\.\/dev \([a-z-]*\).*/\1/p'; }

# The paragraph about a command.
usage_of() { usage | awk -v line="./dev $1" '/^[^ ]/ { on = $1 " " $2 == line } on'; }

show_help() { # command; without one, everything
  if [ -z "${1:-}" ]; then usage; elif [ -n "$(usage_of "$1")" ]; then usage_of "$1"; else refuse_command "$1"; fi
}

refuse_command() { fail "$1 is not known.$(did_you_mean "$1" "$(commands)") See ./dev help."; }

# " Did you mean …?" with the candidate (one a line) that differs in the fewest letters; nothing if none is near.
did_you_mean() { # word, candidates
  awk -v word="$1" '
    function distance(a, b,    i, j, d, cost) {
      for (i = 0; i <= length(a); i++) d[i, 0] = i
      for (j = 0; j <= length(b); j++) d[0, j] = j
      for (i = 1; i <= length(a); i++)
        for (j = 1; j <= length(b); j++) {
          cost = substr(a, i, 1) == substr(b, j, 1) ? 0 : 1
          d[i, j] = least(d[i - 1, j] + 1, least(d[i, j - 1] + 1, d[i - 1, j - 1] + cost))
          if (i > 1 && j > 1 && substr(a, i, 1) == substr(b, j - 1, 1) && substr(a, i - 1, 1) == substr(b, j, 1))
            d[i, j] = least(d[i, j], d[i - 2, j - 2] + 1)
        }
      return d[length(a), length(b)]
    }
    function least(a, b) { return a < b ? a : b }
    BEGIN { best = length(word) > 4 ? 3 : 2 }
    $0 != "" { n = distance(word, $0); if (n < best) { best = n; nearest = $0 } }
    END { if (nearest != "") printf " Did you mean %s?", nearest }' <<<"$2"
}

# The options of a command, one a line: --port N
options_of() {
  { usage_of "$1" | grep -oE -- '--[a-z][a-z-]*( (N|DIR|URL|CONNECTION|NAMES|FILE)\b)?' || true; } \
    | awk '{ if (NF > 1 || !($1 in known)) known[$1] = $0 } END { for (option in known) print known[option] }' | sort
}

# Refuses what a command does not know, and prints its help where that is asked for.
check_words() { # command, its words
  local command=$1 known option word kind
  shift
  if [ $# -eq 0 ]; then return; fi
  known=$(options_of "$command")
  while [ $# -gt 0 ]; do
    word=$1
    shift
    case $word in
      -h | --help)
        usage_of "$command"
        exit
        ;;
      --) return ;;
      -*) ;;
      *)
        check_plain_word "$command" "$word"
        continue
        ;;
    esac
    option=$(awk -v word="$word" '$1 == word' <<<"$known")
    [ -n "$option" ] || refuse_option "$command" "$word" "$known"
    kind=${option#"$word"}
    if [ -n "$kind" ]; then
      check_value "$command" "$word" "$kind" "$@"
      shift
    fi
  done
}

refuse_option() { # command, word, known options
  local names
  names=$(cut -d ' ' -f 1 <<<"$3")
  refuse "$1" "$2 is not known.$(did_you_mean "$2" "$names") Known: ${names//$'\n'/ }${names:+ }--help."
}

check_value() { # command, option, what it is, the words after it
  local command=$1 option=$2 kind=${3# } value=${4:-}
  if [ -z "$value" ] || [[ $value == --* ]]; then
    refuse "$command" "$option needs a value: $option $kind. See ./dev help $command."
  fi
  case $kind in
    N)
      local least=0 largest=2147483647
      if [ "$option" = --port ]; then largest=65535; fi
      if [ "$command" != up ]; then least=1; fi
      local example=
      case $option in
        --scale) least=1 largest=1000 ;;
        --days) largest=3650 example=365 ;;
        --stores) largest=1000 example=20 ;;
        --orders-per-day) largest=10000 example=50 ;;
      esac
      if [[ ! $value =~ ^[0-9]{1,10}$ ]] || [ "$value" -lt $least ] || [ "$value" -gt $largest ]; then
        refuse "$command" \
          "$option needs a whole number from $least to $largest, not $value${example:+; for example $option $example}."
      fi
      ;;
    URL)
      [[ $value =~ ^https?://. ]] \
        || refuse "$command" "$option needs an address such as http://127.0.0.1:8080, not $value."
      ;;
  esac
}

# Words that are no options: suites, names, files.
check_plain_word() { # command, word
  local allowed
  case $1 in
    test) allowed="${suites[*]} Accessibility" ;;
    clients) allowed="build run pack" ;;
    check) allowed=static ;;
    help | migration | format | verify-statement) return ;;
    *) refuse "$1" "$2 is not known here. See ./dev help $1." ;;
  esac
  [[ " $allowed " == *" $2 "* ]] \
    || refuse "$1" "$2 is not known.$(did_you_mean "$2" "${allowed// /$'\n'}") Known: $allowed."
}

refuse() { # command, what is wrong
  echo "./dev $1: $2" >&2
  exit 1
}
