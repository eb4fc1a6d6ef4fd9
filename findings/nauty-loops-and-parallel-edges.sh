#!/usr/bin/env bash
# nauty 2.8.6 (Debian 12): graphs read from sparse6, a format for multigraphs with loops, lose both without a word.
#
# Guess: programs that cannot hold parallel edges or loops refuse such a graph, or keep them from input to output.
# Seen:  the canonical form (labelg -s) of a double edge with a third edge behind it, edges 01 01 12, is that of a path of two edges: parallel edges are merged.
#        Loops are kept there, but graph6 has no place for them: a loop with a path behind it, edges 00 01 12, comes out of `copyg -g` as that path again.
#        Exit status 0 in every case. countg finds one edge in three parallel ones, and groups of vertex permutations only.
# So the sunset and a single propagator are one graph for these programs. Multiplicities and loops must be carried otherwise, as vertex colours or, for
# counting, by multig.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq nauty=2.8.6+ds-2 libnauty2=2.8.6+ds-2
for package in *.deb; do dpkg -x "$package" .; done
export LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(echo usr/lib/*-linux-gnu)
# In sparse6: :Bc is 01 02; :B_n is 01 01 12; :BCn is 00 01 12; :A_ is 01 01 01.
{
  echo "path $(echo ':Bc' | usr/bin/nauty-labelg -q -s)"
  echo "path with a double edge $(echo ':B_n' | usr/bin/nauty-labelg -q -s)"
  echo "path with a loop $(echo ':BCn' | usr/bin/nauty-labelg -q -s)"
  echo "path by graph6 $(echo ':Bc' | usr/bin/nauty-copyg -q -g | usr/bin/nauty-labelg -q)"
  echo "path with a loop by graph6 $(echo ':BCn' | usr/bin/nauty-copyg -q -g | usr/bin/nauty-labelg -q)"
  echo "three parallel edges: $(echo ':A_' | usr/bin/nauty-countg -q --ea | head -1 | xargs)"
} | tee seen
diff seen - <<'SEEN'
path :BoN
path with a double edge :BoN
path with a loop :BdV
path by graph6 BW
path with a loop by graph6 BW
three parallel edges: 1 graphs : e=1; groupsize=2
SEEN
