#!/bin/sh
# slurm.sh — one run on many machines by Slurm: a job array whose tasks are shards, then a job that
# merges their stores into what one machine would have made.
#     scripts/cluster/slurm.sh SHARDS OUT.db SCRIPT INPUT...
# Script, inputs and the folder of OUT.db have the same names on all machines. The stores of shards
# are in OUT.db.shards until they are merged; a task that Slurm starts again goes on in its own.
# Options of sbatch stand in SBATCH_OPTIONS ("--partition=long --cpus-per-task=8"), those of lede run
# in LEDE_OPTIONS; LEDE is the program.
set -eu

# Slurm runs a copy of this file; which job it is stands in front of the arguments.
case ${1:-} in
--shard)
    n_shards=$2 shards=$3
    shift 3
    # Exit code 1: some articles failed, the others are done; they stand in table failure.
    "${LEDE:-lede}" run -q --resume --shard "$SLURM_ARRAY_TASK_ID/$n_shards" \
        -j "${SLURM_CPUS_PER_TASK:-1}" -o "$shards/$SLURM_ARRAY_TASK_ID.db" \
        ${LEDE_OPTIONS:-} "$@" || [ $? -eq 1 ]
    exit
    ;;
--merge)
    "${LEDE:-lede}" merge -q --again "$4" "$2"/*.db -o "$3"
    rm -r "$2"
    exit
    ;;
esac

if [ $# -lt 4 ]; then
    echo "usage: slurm.sh SHARDS OUT.db SCRIPT INPUT..." >&2
    exit 2
fi
n_shards=$1 out=$2 script=$3 shards=$2.shards
shift 2
mkdir -p "$shards"
array=$(sbatch --parsable --job-name=lede-shards --array="1-$n_shards" --output="$shards/%a.log" \
    ${SBATCH_OPTIONS:-} "$0" --shard "$n_shards" "$shards" "$@")
sbatch --wait --parsable --job-name=lede-merge --dependency="afterok:${array%%;*}" \
    --kill-on-invalid-dep=yes --output="$shards/merge.log" ${SBATCH_OPTIONS:-} \
    "$0" --merge "$shards" "$out" "$script" >/dev/null || :
if [ -e "$shards" ]; then # merging removes them
    tail -n 5 "$shards"/*.log >&2
    exit 3
fi
