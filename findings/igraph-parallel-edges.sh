#!/usr/bin/env bash
# python-igraph 0.10.2 (Debian 12): what igraph takes from BLISS does not see parallel edges, and does not say so.
#
# Guess: canonical forms and isomorphic_bliss of a multigraph are refused with an error, as Graph.isomorphic refuses it, or are right.
# Seen:  of the triangle with two of its sides doubled two numberings get different canonical forms, and isomorphic_bliss says that they are not
#        isomorphic; isomorphic_vf2 says that they are. (1.0.0 from PyPI did the same, and its count_automorphisms gives 6 for that triangle, which has 2.)
# Diagrams, whose lines are often parallel, are counted several times, or weighed wrongly, without a word: subdivide the lines first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-igraph=0.10.2-1+b1 libigraph3=0.10.2+ds-2 python3-texttable \
  libarpack2 libblas3 liblapack3 libglpk40 libplfit0 libgfortran5 libquadmath0 libsuitesparseconfig5 libcolamd2 libamd2 libltdl7 libgomp1 libxml2 libicu72
for package in *.deb; do dpkg -x "$package" .; done
libraries=$PWD/usr/lib/x86_64-linux-gnu
export LD_LIBRARY_PATH=$libraries:$libraries/blas:$libraries/lapack PYTHONPATH=usr/lib/python3/dist-packages
/usr/bin/python3 - <<'PY' | tee seen
import igraph

triangle = igraph.Graph([(0, 1), (0, 1), (1, 2), (1, 2), (2, 0)])
turned = triangle.permute_vertices([1, 2, 0])
print(igraph.__version__)
forms = [sorted(map(sorted, g.permute_vertices(g.canonical_permutation()).get_edgelist())) for g in (triangle, turned)]
print('canonical forms equal:', forms[0] == forms[1])
print('isomorphic:', triangle.isomorphic_bliss(turned), 'and', triangle.isomorphic_vf2(turned))
PY
diff seen - <<'SEEN'
0.10.2
canonical forms equal: False
isomorphic: False and True
SEEN
