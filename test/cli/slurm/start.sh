#!/usr/bin/env bash
# Start munge, slurmctld and slurmd on loopback. Usage: start.sh DIR ; then export SLURM_CONF=DIR/slurm.conf
set -euo pipefail
dir=$(realpath -m "${1:?a scratch directory}"); host=$(hostname -s)
mkdir -p "$dir/state" "$dir/spool" /run/munge /var/log/munge /var/lib/munge
[ -f /etc/munge/munge.key ] || { dd if=/dev/urandom of=/etc/munge/munge.key bs=1 count=1024 status=none; chmod 400 /etc/munge/munge.key; }
chown -R munge:munge /run/munge /var/log/munge /var/lib/munge /etc/munge
# munged is stopped again only if it was started here.
[ -S /run/munge/munge.socket.2 ] || { runuser -u munge -- munged --force && ln -s /run/munge/munged.pid "$dir/munged.pid"; }
cat > "$dir/slurm.conf" <<CONF
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=cred_expire=5
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
slurmctld -f "$SLURM_CONF"; slurmd -f "$SLURM_CONF"
for _ in $(seq 30); do sinfo -h -o %T 2>/dev/null | grep -q idle && exit 0; sleep 1; done
echo "slurm did not become idle; see $dir/slurmctld.log" >&2; exit 1
