#!/usr/bin/env bash
# networkx 2.8.8 (Debian 12): edge connectivity, smallest edge cuts and edge-disjoint paths of a multigraph take parallel edges for one, and say nothing.
#
# Guess: a MultiGraph that these functions accept is counted as one: three parallel edges are cut by three, and a chain of two double edges by two. Other
#        functions for simple graphs refuse multigraphs ("not implemented for multigraph type").
# Seen:  three parallel edges: edge_connectivity 3 of the graph, 1 between its two nodes; minimum_edge_cut has one edge, edge_disjoint_paths finds one path.
#        a chain of two double edges: edge_connectivity 1, one edge in the cut, one path. bridges, which does look at parallel edges, finds no bridge in either.
# So "edge connectivity of at least two" is no test for one-particle irreducibility of Feynman diagrams: it throws bubble chains away. Having no bridge is.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq python3-networkx=2.8.8-1
for package in *.deb; do dpkg -x "$package" .; done
PYTHONPATH=usr/lib/python3/dist-packages python3 - <<'PY' | tee seen
import networkx as nx
print(nx.__version__)
for name, edges in (('sunset', [(0, 1)] * 3), ('chain', [(0, 1)] * 2 + [(1, 2)] * 2)):
    graph = nx.MultiGraph(edges)
    print(name, 'bridges', list(nx.bridges(graph)), 'connectivity', nx.edge_connectivity(graph), nx.edge_connectivity(graph, 0, 1),
          'cut of', len(nx.minimum_edge_cut(graph)), 'disjoint paths', len(list(nx.edge_disjoint_paths(graph, 0, 1))))
PY
diff seen - <<'SEEN'
2.8.8
sunset bridges [] connectivity 3 1 cut of 1 disjoint paths 1
chain bridges [] connectivity 1 1 cut of 1 disjoint paths 1
SEEN
