# The sums over sites of scripts/benchTap.mjs with NumPy: the same steps, vectors and matrices as arrays, products of
# matrices by @, slopes backwards; the sum over four sites that are joined all with all as products of matrices too.
# Argument: a folder with plan.json, couplings and means as raw float64. Prints the terms, the slopes and the seconds.
import json
import sys
import time

import numpy as np

folder = sys.argv[1]
plan = json.load(open(f'{folder}/plan.json'))
m = np.fromfile(f'{folder}/means')
n = len(m)
K = np.fromfile(f'{folder}/couplings').reshape(n, n)
steps = plan['steps']


def node(step):
    value, slope = np.zeros(n), np.zeros(n)
    for c, e in step['polynomial']:
        value += c * m**e
        if e > 0:
            slope += c * e * m ** (e - 1)
    return value, slope


def run():
    values, slopes = [None] * len(steps), [None] * len(steps)
    matrix = lambda ref: values[ref['step']].T if ref['transposed'] else values[ref['step']]
    for at, s in enumerate(steps):
        kind = s['kind']
        if kind == 'node':
            values[at], slopes[at] = node(s)
        elif kind == 'scaled':
            values[at] = np.prod([values[v] for v in s['of']], axis=0)
        elif kind == 'applied':
            values[at] = matrix(s['matrix']) @ values[s['vector']]
        elif kind == 'power':
            values[at] = K ** s['times']
        elif kind == 'entrywise':
            product = matrix(s['of'][0])
            for ref in s['of'][1:]:
                product = product * matrix(ref)
            values[at] = product
        else:
            values[at] = (matrix(s['left']) * values[s['middle']]) @ matrix(s['right'])
    terms = np.zeros(plan['order'])
    back = [None] * len(steps)

    def add(at, change):
        back[at] = change if back[at] is None else back[at] + change

    def add_matrix(ref, change):
        if steps[ref['step']]['kind'] != 'power':
            add(ref['step'], change.T if ref['transposed'] else change)

    h = np.zeros(n)
    for t in plan['terms']:
        if t['kind'] == 'sum':
            terms[t['order'] - 1] += t['coefficient'] * values[t['vector']].sum()
            add(t['vector'], np.full(n, t['coefficient']))
    for at in range(len(steps) - 1, -1, -1):
        s, given = steps[at], back[at]
        if given is None:
            continue
        kind = s['kind']
        if kind == 'node':
            h += given * slopes[at]
        elif kind == 'scaled':
            for place, v in enumerate(s['of']):
                others = [values[w] for other, w in enumerate(s['of']) if other != place]
                add(v, np.prod([given, *others], axis=0))
        elif kind == 'applied':
            add(s['vector'], matrix(s['matrix']).T @ given)
            if steps[s['matrix']['step']]['kind'] != 'power':
                add_matrix(s['matrix'], np.outer(given, values[s['vector']]))
        elif kind == 'entrywise':
            for place, ref in enumerate(s['of']):
                if steps[ref['step']]['kind'] == 'power':
                    continue
                product = given
                for other, each in enumerate(s['of']):
                    if other != place:
                        product = product * matrix(each)
                add_matrix(ref, product)
        elif kind == 'joined':
            left, right, w = s['left'], s['right'], values[s['middle']]
            has_left, has_right = (steps[r['step']]['kind'] != 'power' for r in (left, right))
            if has_left or not has_right:
                by_left = given @ matrix(right).T
                add(s['middle'], (matrix(left) * by_left).sum(axis=0))
                if has_left:
                    add_matrix(left, by_left * w)
            if has_right:
                by_right = matrix(left).T @ given
                if not has_left:
                    add(s['middle'], (matrix(right) * by_right).sum(axis=1))
                add_matrix(right, by_right * w[:, None])
    for t in plan['terms']:
        if t['kind'] == 'clique':
            u, slope = values[t['node']], slopes[t['node']]
            total, by_node = clique(u)
            terms[t['order'] - 1] += 24 * t['coefficient'] * total
            h += 24 * t['coefficient'] * slope * by_node
    return terms, h


def clique(u, block=128):
    """For each smallest site i and a block of next ones j: r_k = K_ik K_jk for k > j, y = K u r."""
    total, by_node = 0.0, np.zeros(n)
    for i in range(n - 3):
        for start in range(i + 1, n - 2, block):
            j = np.arange(start, min(start + block, n - 2))
            behind = np.arange(start + 1, n)
            r = K[i, behind] * K[np.ix_(j, behind)] * (behind[None, :] > j[:, None])
            y = (r * u[behind]) @ K[start + 1 :, start + 1 :]
            ry = r * y
            half = (ry @ u[behind]) / 2
            edge = K[i, j]
            total += (edge * u[i] * u[j] * half).sum()
            by_node[i] += (edge * u[j] * half).sum()
            by_node[j] += edge * u[i] * half
            by_node[behind] += (edge * u[i] * u[j]) @ ry
    return total, by_node


wall, cpu = time.perf_counter(), time.process_time()
terms, h = run()
print(json.dumps({'terms': terms.tolist(), 'slopes': h.tolist(), 'wall': time.perf_counter() - wall, 'cpu': time.process_time() - cpu}))
