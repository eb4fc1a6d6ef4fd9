#!/usr/bin/env bash
# FORM 4.3 (Debian 12: 4.3.0+git20230104): topologies_ lists one-particle irreducible topologies only, self-contractions included, and no symmetry factors.
#
# Guess: all connected topologies: at one loop with two legs of φ³ the bubble and the tadpole on a stick, at two loops of φ⁴ the two irreducible ones and the
#        chain of two self-contractions: 2 and 3, legs not told apart.
# Seen:  1 and 2. The chain and the tadpole, which have a bridge, are missing; the self-contraction of φ⁴, one loop, is there. At three and four loops of φ⁴ there
#        are 5 and 17, again the irreducible ones.
# No option of the two-line call says so. Who wants connected functions chains the parts together, and divides by the symmetries.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq form=4.3.0+git20230104+ds-1
for package in *.deb; do dpkg -x "$package" .; done
for request in '1,-2,{3,}' '1,-2,{4,}' '2,-2,{4,}' '3,-2,{4,}' '4,-2,{4,}'; do
  cat > run.frm <<FRM
Off Statistics;
Vectors Q1,Q2,p1,...,p12;
Set QQ:Q1,Q2;
Set PP:p1,...,p12;
Local F = topologies_($request,QQ,PP);
Print +s;
.end
FRM
  echo "$request $(usr/bin/form -q run.frm | grep -c '^  *+ node_(0,')"
done | tee seen
diff seen - <<'SEEN'
1,-2,{3,} 1
1,-2,{4,} 1
2,-2,{4,} 2
3,-2,{4,} 5
4,-2,{4,} 17
SEEN
