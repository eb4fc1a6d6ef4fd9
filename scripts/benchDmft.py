# The loop of scripts/benchDmft.mjs with NumPy: four trajectories of one network with a tangent vector each, by the same
# scheme, in double precision (or single). Arguments: units, steps, g, dt, how (alone: a product with a vector for each
# trajectory and tangent vector; together: one product with eight columns), type. Prints seconds, c(0) and the exponent.
import json
import sys
import time

import numpy as np

units, steps, g, dt, how, kind = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]), sys.argv[5], sys.argv[6]
random = np.random.default_rng(1)
J = (random.standard_normal((units, units)) * g / np.sqrt(units)).astype(kind)
x = random.standard_normal((units, 4)).astype(kind)
v = random.standard_normal((units, 4)).astype(kind)
decay = np.exp(-dt)
now, then = 1.5 * (1 - decay), -0.5 * (1 - decay)


def product(a, b):
    if how == 'together':
        both = J @ np.hstack([a, b])
        return both[:, :4], both[:, 4:]
    left, right = np.empty_like(a), np.empty_like(b)
    for k in range(4):
        left[:, k] = J @ np.ascontiguousarray(a[:, k])
        right[:, k] = J @ np.ascontiguousarray(b[:, k])
    return left, right


before, turned = product(np.tanh(x), (1 - np.tanh(x) ** 2) * v)
wall, cpu = time.perf_counter(), time.process_time()
growth, square = np.zeros(4), 0.0
for n in range(steps):
    phi = np.tanh(x)
    inputs, tangents = product(phi, (1 - phi * phi) * v)
    x = decay * x + now * inputs + then * before
    v = decay * v + now * tangents + then * turned
    before, turned = inputs, tangents
    if n % 5 == 4:
        size = np.sqrt((v * v).sum(axis=0))
        growth += np.log(size)
        v, turned = v / size, turned / size
        square += (x * x).mean() * 5 / steps
print(json.dumps({'wall': time.perf_counter() - wall, 'cpu': time.process_time() - cpu, 'c0': float(square), 'lyapunov': float(growth.mean() / (steps * dt))}))
