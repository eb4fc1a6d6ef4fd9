#!/usr/bin/env bash
# networkx 2.8.8 (Debian 12): SpanningTreeIterator over a MultiGraph gives one and the same tree again and again; over a Graph it is right.
#
# Guess: every spanning tree once, parallel edges making different trees, as minimum_spanning_edges with its keys has them: 3 for three parallel edges,
#        3 for a triangle, 5 for a triangle with one edge doubled (Kirchhoff's theorem).
# Seen:  2, 4 and 4 trees, all of them equal, also for the triangle, which has no parallel edges. As a Graph it has its 3 trees.
# No error, no warning. Spanning trees are the monomials of the first Symanzik polynomial, so a sum over them comes out wrong: count them by a minor of the
# Laplacian, and list them by hand or on a Graph whose edges are subdivided.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-networkx=2.8.8-1
for package in *.deb; do dpkg -x "$package" .; done
PYTHONPATH=usr/lib/python3/dist-packages python3 - <<'PY' | tee seen
import networkx as nx
print(nx.__version__)
triangle = [(0, 1), (1, 2), (2, 0)]
def trees(graph):
    keys = {'keys': True} if graph.is_multigraph() else {}
    found = [tuple(sorted(tree.edges(**keys))) for tree in nx.SpanningTreeIterator(graph)]
    return f'{len(found)} trees, {len(set(found))} different'
print('three parallel edges:', trees(nx.MultiGraph([(0, 1)] * 3)))
print('triangle:', trees(nx.MultiGraph(triangle)))
print('triangle with a double edge:', trees(nx.MultiGraph([(0, 1), *triangle])))
print('triangle as a Graph:', trees(nx.Graph(triangle)))
PY
diff seen - <<'SEEN'
2.8.8
three parallel edges: 2 trees, 1 different
triangle: 4 trees, 1 different
triangle with a double edge: 4 trees, 1 different
triangle as a Graph: 3 trees, 3 different
SEEN
