#!/usr/bin/env bash
# Removes the containers, the network, the firewall table and the published images' names of a stopped Souk, by the data
# folder that it used.
# Usage: tools/remove_runs.sh DATA
set -euo pipefail
database=$1/souk.db
[ -e "$database" ] || exit 0
id=$(sqlite3 -readonly "$database" "SELECT id FROM installation" 2>/dev/null || true)
[ -n "$id" ] || exit 0
docker ps -aq --filter "label=souk.instance=$id" | xargs -r docker rm -f >/dev/null
docker network ls -q --filter "label=souk.instance=$id" | xargs -r docker network rm >/dev/null
versions=$(sqlite3 -readonly "$database" "SELECT version FROM published_version")
for name in $(docker image ls --format '{{.Repository}}:{{.Tag}}' 'souk-market/*'); do
    version=${name#souk-market/}
    if grep -qxF "${version%:*}" <<<"$versions"; then
        docker image rm "$name" >/dev/null
    fi
done
if command -v nft >/dev/null; then
    nft delete table inet "souk_souk$id" 2>/dev/null || true
fi
