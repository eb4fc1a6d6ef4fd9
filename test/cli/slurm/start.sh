#!/usr/bin/env bash
# Start munge, slurmctld and slurmd on loopback, on ports that are free. Usage: start.sh DIR ; then export SLURM_CONF=DIR/slurm.conf
# What goes wrong is told on standard error, with the ends of the logs.
set -euo pipefail
dir=$(realpath -m "${1:?a scratch directory}"); host=$(hostname -s)
mkdir -p "$dir/state" "$dir/spool" /run/munge /var/log/munge /var/lib/munge

failed() {
  echo "$1" >&2
  tail -n 20 "$dir"/*.log >&2 || true
  exit 1
}

# Until a command says yes, but no longer than two minutes: a machine may be busy with the other tests.
until_says_yes() {
  for _ in $(seq 240); do "$@" > /dev/null 2>&1 && return 0; sleep 0.5; done
  return 1
}

[ -f /etc/munge/munge.key ] || { dd if=/dev/urandom of=/etc/munge/munge.key bs=1 count=1024 status=none; chmod 400 /etc/munge/munge.key; }
chown -R munge:munge /run/munge /var/log/munge /var/lib/munge /etc/munge
# munged is stopped again only if it was started here; a socket without a munged that answers is left over.
answers() { munge --no-input; }
answers > /dev/null 2>&1 || {
  runuser -u munge -- munged --force > "$dir/munged.log" 2>&1 < /dev/null || failed 'munged did not start'
  ln -s /run/munge/munged.pid "$dir/munged.pid"
}
until_says_yes answers || failed 'munged does not answer'

read -r controller node < <(node -e '
const { createServer } = require("node:net")
const servers = [createServer(), createServer()]
let open = 0
for (const server of servers) server.listen(0, "127.0.0.1", () => {
  if (++open < servers.length) return
  console.log(servers.map((each) => each.address().port).join(" "))
  servers.forEach((each) => each.close())
})')
cat > "$dir/slurm.conf" <<CONF
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$controller
SlurmdPort=$node
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=cred_expire=10
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MaxArraySize=3
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$dir/slurm.conf"
slurmctld -f "$SLURM_CONF" > "$dir/start.log" 2>&1 < /dev/null || failed 'slurmctld did not start'
slurmd -f "$SLURM_CONF" >> "$dir/start.log" 2>&1 < /dev/null || failed 'slurmd did not start'
is_idle() { sinfo -h -o %T | grep -q idle; }
until_says_yes is_idle || failed 'slurm did not become idle'
