#!/bin/bash
# What happens when the file system under a running service turns read-only: bench/read_only_disk.sh
# Needs root, for a file system of its own on a loop device. It is told to behave as after an error on the disk (EROFS), which
# Linux lets end only by mounting it anew. That it goes on by itself where writes work again is tested with limits (FaultTests).
set -eu
cd "$(dirname "$0")/.."
dotnet build src/Web -c Release -v quiet
lodestar="dotnet src/Web/bin/Release/net10.0/lodestar.dll"
work=$(mktemp -d); mkdir "$work/data"
address=http://127.0.0.1:5087
trap 'kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; umount "$work/data" 2>/dev/null; losetup -d "$device" 2>/dev/null; rm -rf "$work"' EXIT

truncate -s 300M "$work/disk"
mkfs.ext4 -q -O ^has_journal "$work/disk"
device=$(losetup -f --show "$work/disk")
mount -o errors=remount-ro "$device" "$work/data"

export LODESTAR_DATA="$work/data"
$lodestar front-door confirm leeds --phone "01632 960000" --by "Duty manager"
round=$($lodestar round open --title Storm --closes 2099-12-31 --districts leeds | sed 's|^/r/||; s| .*||')
serve() {
  $lodestar serve --urls $address >>"$work/log" 2>&1 & service=$!
  for try in {1..100}; do curl -sf -o /dev/null $address/health/ready && return; sleep 0.2; done
  cat "$work/log"; exit 1
}
send() {
  while true; do
    key=$(cat /proc/sys/kernel/random/uuid)
    curl -s -m 10 -w ' %{http_code}\n' -H "Idempotency-Key: $key" -H 'Content-Type: application/json' \
      -d '{"reflection":"practitioner","packVersion":"2026.1","sector":"education","districts":["leeds"],"answers":{"P3":7}}' \
      "$address/api/v1/rounds/$round/reflections" >>"$work/replies" || echo ' 000' >>"$work/replies"
  done
}
tell() {
  ready=$(curl -s -o /dev/null -w '%{http_code}' $address/health/ready)
  echo "$1: ready says $ready, replies: $(sed 's/.* //' "$work/replies" | sort | uniq -c | xargs)"
}

serve; send & sending=$!
sleep 5; tell "before"
echo 1 >"/sys/fs/ext4/${device##*/}/trigger_fs_error"; sleep 8; tell "read-only"
curl -s -o /dev/null -w 'a page without a form: %{http_code}\n' $address/standards
kill $sending; wait $sending 2>/dev/null || true
kill $service; wait $service 2>/dev/null || true
umount "$work/data"; e2fsck -fy "$device" >/dev/null || true; mount "$device" "$work/data"
serve; send & sending=$!
sleep 5; kill $sending; wait $sending 2>/dev/null || true; tell "mounted again"
kill $service; wait $service 2>/dev/null || true
python3 - "$work" <<'P'
import json, sqlite3, sys
kept = {row[0].lower() for row in sqlite3.connect(sys.argv[1] + "/data/lodestar.db").execute("SELECT id FROM practice_sheets")}
said = {json.loads(line.rsplit(" ", 1)[0])["id"].lower() for line in open(sys.argv[1] + "/replies") if line.strip().endswith(" 201")}
print(f"acknowledged {len(said)}, kept {len(kept)}, acknowledged and not kept {len(said - kept)}")
P
$lodestar figures verify
grep -ci unhandled "$work/log" || true
