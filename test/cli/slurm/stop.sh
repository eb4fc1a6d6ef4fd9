#!/usr/bin/env bash
# Stop what start.sh started in DIR, and wait until it has ended: slurmctld saves its state then.
set -u
dir=${1:?the directory given to start.sh}
for f in "$dir/slurmd.pid" "$dir/slurmctld.pid" "$dir/munged.pid"; do
  [ -f "$f" ] && pid=$(cat "$f") && kill "$pid" 2>/dev/null || continue
  for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null && sleep 0.1 || break; done
done
exit 0
