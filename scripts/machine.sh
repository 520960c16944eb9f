# What the machine must have; sourced by run, test and bench. Installs when it may (root on Debian), else prints the one command that would.

# Half of what the runtime would let gather before it collects: readers of the index then wait a third as long while it is merged (./bench search).
export DOTNET_GCgen0size="${DOTNET_GCgen0size:-0x800000}"

need_tools() {
  command -v dotnet >/dev/null || { echo "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download, then try again." >&2; exit 1; }
  need_packages "$@"
}

# need_packages COMMAND:PACKAGE …  installs the packages whose command (or file) is not there.
need_packages() {
  local missing=() pair
  for pair in "$@"; do
    local probe=${pair%%:*}
    case "$probe" in
      /*) compgen -G "$probe" >/dev/null || missing+=("${pair#*:}") ;;
      *) command -v "$probe" >/dev/null || missing+=("${pair#*:}") ;;
    esac
  done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. Run: sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
    exit 1
  fi
  echo "Installing ${missing[*]} …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
}

# Front-end files from npm, copied and bundled before dotnet looks for static assets.
build_assets() {
  local stamp
  stamp=$(cat package.json package-lock.json scripts/assets.mjs scripts/shared.mjs $(find themes/KhuyenCong.Theme/wwwroot/css themes/KhuyenCong.Theme/wwwroot/js themes/KhuyenCong.Theme/wwwroot/img -type f | LC_ALL=C sort) | sha256sum)
  [ -s themes/KhuyenCong.Theme/wwwroot/lib/site.css ] && [ "$(cat node_modules/.assets-stamp 2>/dev/null)" = "$stamp" ] && return
  npm ci --silent
  npm run --silent build
  echo "$stamp" > node_modules/.assets-stamp
}

# The parsers that the tests of the machine faces hold them against; no part of the site.
install_parsers() {
  [ "$(cat tests/parsers/node_modules/.stamp 2>/dev/null)" = "$(sha256sum < tests/parsers/package-lock.json)" ] && return
  npm ci --silent --prefix tests/parsers
  sha256sum < tests/parsers/package-lock.json > tests/parsers/node_modules/.stamp
}

# The published site under artifacts/site, made anew only when its sources changed.
publish_site() {
  build_assets
  local stamp
  stamp=$(find src themes content Directory.*.props BannedSymbols.txt .editorconfig global.json nuget.config -type f -not -path '*/bin/*' -not -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [ -f artifacts/site/.stamp ] && [ "$(cat artifacts/site/.stamp)" = "$stamp" ] && return
  echo "Building the site …"
  rm -rf artifacts/site.new
  # Compiled ahead for this machine (docs/adr/0012): the lock files hold for every machine, so the publish keeps one of its own beside them.
  dotnet publish src/KhuyenCong.Catalogue.Web -c Release -o artifacts/site.new --nologo -v q -clp:ErrorsOnly \
    --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:RunAnalyzers=false -p:NuGetLockFilePath=obj/publish.lock.json
  echo "$stamp" > artifacts/site.new/.stamp
  rm -rf artifacts/site
  mv artifacts/site.new artifacts/site
}
