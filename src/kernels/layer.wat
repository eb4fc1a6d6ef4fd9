;; A hidden layer, some neurons at a time, by the same sums and products as layer.ts has, two lanes: linear forms of the points, and the activation.
;; Memory: at 0 the roots 2^{j/64}; at 512 the rows of erf, at 16384 those of tanh with 12 places for 11 powers; what the caller puts, from 81920 on.
;; scripts/wasm.mjs makes layerWasm.ts of it.
(module
  (memory (export "memory") 2)
  ;; For each neuron, whose numbers n_m begin at $drawn and take $period bytes, at all points p: Σ_m s_m (n_m − c_m) x_mp − o_p, from the term of the number at
  ;; $start on and around. A row of terms, $stride bytes, is s, c and x at the points; what is at the points comes by fours, $size bytes for a neuron.
  (func (export "forms") (param $drawn i32) (param $last i32) (param $period i32) (param $start i32)
    (param $terms i32) (param $stride i32) (param $offsets i32) (param $values i32) (param $size i32)
    (local $low v128)
    (local $high v128)
    (local $number v128)
    (local $p i32)
    (local $n i32)
    (local $x i32)
    (local $begin i32)
    (local $end i32)
    (local $first i32)
    (local.set $first (i32.add (local.get $terms) (i32.mul (i32.shr_u (local.get $start) (i32.const 3)) (local.get $stride))))
    (loop $neurons
      (local.set $begin (i32.add (local.get $drawn) (local.get $start)))
      (local.set $end (i32.add (local.get $drawn) (local.get $period)))
      (local.set $p (i32.const 0))
      (loop $points
        (local.set $low (v128.const f64x2 0 0))
        (local.set $high (v128.const f64x2 0 0))
        (local.set $n (local.get $begin))
        (local.set $x (i32.add (local.get $first) (local.get $p)))
        (loop $numbers
          (local.set $number (f64x2.splat (f64.mul (f64.load (i32.sub (local.get $x) (local.get $p)))
            (f64.sub (f64.load (local.get $n)) (f64.load offset=8 (i32.sub (local.get $x) (local.get $p)))))))
          (local.set $low (f64x2.add (local.get $low) (f64x2.mul (local.get $number) (v128.load offset=16 (local.get $x)))))
          (local.set $high (f64x2.add (local.get $high) (f64x2.mul (local.get $number) (v128.load offset=32 (local.get $x)))))
          (local.set $n (i32.add (local.get $n) (i32.const 8)))
          (local.set $x (i32.add (local.get $x) (local.get $stride)))
          (if (i32.eq (local.get $n) (local.get $end)) (then
            (local.set $n (local.get $drawn))
            (local.set $x (i32.add (local.get $terms) (local.get $p)))))
          (br_if $numbers (i32.ne (local.get $n) (local.get $begin))))
        ;; Beyond the last point it writes to the places of the next neuron, which comes later.
        (v128.store (i32.add (local.get $values) (local.get $p))
          (f64x2.sub (local.get $low) (v128.load (i32.add (local.get $offsets) (local.get $p)))))
        (v128.store offset=16 (i32.add (local.get $values) (local.get $p))
          (f64x2.sub (local.get $high) (v128.load offset=16 (i32.add (local.get $offsets) (local.get $p)))))
        (br_if $points (i32.lt_u (local.tee $p (i32.add (local.get $p) (i32.const 32))) (local.get $size))))
      (local.set $values (i32.add (local.get $values) (local.get $size)))
      (br_if $neurons (i32.lt_u (local.tee $drawn (local.get $end)) (local.get $last)))))

  ;; Each of the following puts a function of the numbers from $at to $end in their place.
  (func (export "relu") (param $at i32) (param $end i32)
    (loop $next
      (v128.store (local.get $at) (f64x2.pmax (v128.const f64x2 0 0) (v128.load (local.get $at))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  (func (export "cosine") (param $at i32) (param $end i32) (local $s v128) (local $q v128) (local $qq v128) (local $low v128) (local $high v128)
    (loop $next
      (local.set $s (v128.load (local.get $at)))
      (local.set $s
        (f64x2.sub
          (f64x2.abs (f64x2.sub (f64x2.sub (local.get $s) (f64x2.floor (local.get $s))) (v128.const f64x2 0.5 0.5)))
          (v128.const f64x2 0.25 0.25)))
      (local.set $q (f64x2.mul (local.get $s) (local.get $s)))
      (local.set $qq (f64x2.mul (local.get $q) (local.get $q)))
      (local.set $low
        (f64x2.add
          (f64x2.sub
            (v128.const f64x2 6.283185307179586 6.283185307179586)
            (f64x2.mul (local.get $q) (v128.const f64x2 41.341702240399755 41.341702240399755)))
          (f64x2.mul (local.get $qq)
            (f64x2.sub
              (v128.const f64x2 81.60524927607504 81.60524927607504)
              (f64x2.mul (local.get $q) (v128.const f64x2 76.70585975306136 76.70585975306136))))))
      (local.set $high
        (f64x2.add
          (f64x2.sub
            (v128.const f64x2 42.05869394489765 42.05869394489765)
            (f64x2.mul (local.get $q) (v128.const f64x2 15.094642576822984 15.094642576822984)))
          (f64x2.mul (local.get $qq)
            (f64x2.sub
              (v128.const f64x2 3.8199525848482818 3.8199525848482818)
              (f64x2.mul (local.get $q) (v128.const f64x2 0.7181223017785001 0.7181223017785001))))))
      (local.set $high
        (f64x2.add (local.get $high)
          (f64x2.mul
            (f64x2.mul (local.get $qq) (local.get $qq))
            (f64x2.sub
              (v128.const f64x2 0.10422916220813978 0.10422916220813978)
              (f64x2.mul (local.get $q) (v128.const f64x2 0.012031585942120627 0.012031585942120627))))))
      (v128.store (local.get $at)
        (f64x2.mul (local.get $s) (f64x2.add (local.get $low) (f64x2.mul (f64x2.mul (local.get $qq) (local.get $qq)) (local.get $high)))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  ;; Whether all of the numbers are below $most in magnitude.
  (func (export "below") (param $at i32) (param $end i32) (param $most f64) (result i32) (local $all v128)
    (local.set $all (v128.const i64x2 -1 -1))
    (loop $next
      (local.set $all (v128.and (local.get $all) (f64x2.lt (f64x2.abs (v128.load (local.get $at))) (f64x2.splat (local.get $most)))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
    (i64x2.all_true (local.get $all)))
  (func (export "exp") (param $at i32) (param $end i32) (param $stepsInOne f64) (param $stepHigh f64) (param $stepLow f64)
    (local $r v128) (local $rr v128) (local $steps v128) (local $series v128) (local $root v128)
    (loop $next
      (local.set $r (v128.load (local.get $at)))
      (local.set $steps (f64x2.floor (f64x2.add (f64x2.mul (local.get $r) (f64x2.splat (local.get $stepsInOne))) (v128.const f64x2 0.5 0.5))))
      (local.set $r
        (f64x2.sub
          (f64x2.sub (local.get $r) (f64x2.mul (local.get $steps) (f64x2.splat (local.get $stepHigh))))
          (f64x2.mul (local.get $steps) (f64x2.splat (local.get $stepLow)))))
      (local.set $rr (f64x2.mul (local.get $r) (local.get $r)))
      (local.set $series
        (f64x2.add (local.get $r)
          (f64x2.mul (local.get $rr)
            (f64x2.add
              (f64x2.add (v128.const f64x2 0.5 0.5) (f64x2.div (local.get $r) (v128.const f64x2 6 6)))
              (f64x2.mul (local.get $rr)
                (f64x2.add (v128.const f64x2 0.041666666666666664 0.041666666666666664) (f64x2.div (local.get $r) (v128.const f64x2 120 120))))))))
      ;; The number of steps and 64·1023, as an integer: its last six bits are a root, the others an exponent.
      (local.set $steps
        (i64x2.sub
          (f64x2.add (local.get $steps) (v128.const f64x2 6755399441055744 6755399441055744))
          (v128.const i64x2 4843621399236902976 4843621399236902976)))
      (local.set $root (v128.load64_zero (i32.shl (i32.and (i32x4.extract_lane 0 (local.get $steps)) (i32.const 63)) (i32.const 3))))
      (local.set $root
        (v128.load64_lane 1 (i32.shl (i32.and (i32x4.extract_lane 2 (local.get $steps)) (i32.const 63)) (i32.const 3)) (local.get $root)))
      (v128.store (local.get $at)
        (f64x2.mul
          (i64x2.shl (i64x2.shr_u (local.get $steps) (i32.const 6)) (i32.const 52))
          (f64x2.add (local.get $root) (f64x2.mul (local.get $root) (local.get $series)))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  (func (export "erf") (param $at i32) (param $end i32)
    (local $x v128) (local $node v128) (local $h v128) (local $i i32) (local $j i32) (local $a v128) (local $b v128)
    (local $c0 v128)
    (local $c1 v128)
    (local $c2 v128)
    (local $c3 v128)
    (local $c4 v128)
    (local $c5 v128)
    (local $c6 v128)
    (local $c7 v128)
    (local $c8 v128)
    (local $c9 v128)
    (loop $next
      ;; Beyond the last node the function is what it is there.
      (local.set $x (f64x2.max (f64x2.min (v128.load (local.get $at)) (v128.const f64x2 6 6)) (v128.const f64x2 -6 -6)))
      (local.set $node (f64x2.add (f64x2.mul (local.get $x) (v128.const f64x2 16 16)) (v128.const f64x2 6755399441055744 6755399441055744)))
      (local.set $i (i32.add (i32.const 8192) (i32.mul (i32x4.extract_lane 0 (local.get $node)) (i32.const 80))))
      (local.set $j (i32.add (i32.const 8192) (i32.mul (i32x4.extract_lane 2 (local.get $node)) (i32.const 80))))
      (local.set $h
        (f64x2.sub (local.get $x)
          (f64x2.mul (f64x2.sub (local.get $node) (v128.const f64x2 6755399441055744 6755399441055744)) (v128.const f64x2 0.0625 0.0625))))
      (local.set $a (v128.load (local.get $i))) (local.set $b (v128.load (local.get $j)))
      (local.set $c0 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c1 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=16 (local.get $i))) (local.set $b (v128.load offset=16 (local.get $j)))
      (local.set $c2 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c3 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=32 (local.get $i))) (local.set $b (v128.load offset=32 (local.get $j)))
      (local.set $c4 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c5 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=48 (local.get $i))) (local.set $b (v128.load offset=48 (local.get $j)))
      (local.set $c6 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c7 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=64 (local.get $i))) (local.set $b (v128.load offset=64 (local.get $j)))
      (local.set $c8 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c9 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $c1 (f64x2.add (local.get $c1) (f64x2.mul (local.get $h) (f64x2.add (local.get $c2) (f64x2.mul (local.get $h) (local.get $c3))))))
      (local.set $c4 (f64x2.add (local.get $c4) (f64x2.mul (local.get $h) (f64x2.add (local.get $c5) (f64x2.mul (local.get $h) (local.get $c6))))))
      (local.set $c7 (f64x2.add (local.get $c7) (f64x2.mul (local.get $h) (f64x2.add (local.get $c8) (f64x2.mul (local.get $h) (local.get $c9))))))
      (local.set $a (f64x2.mul (f64x2.mul (local.get $h) (local.get $h)) (local.get $h)))
      (v128.store (local.get $at)
        (f64x2.add (local.get $c0)
          (f64x2.mul (local.get $h)
            (f64x2.add (local.get $c1) (f64x2.mul (local.get $a) (f64x2.add (local.get $c4) (f64x2.mul (local.get $a) (local.get $c7))))))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end)))))
  (func (export "tanh") (param $at i32) (param $end i32)
    (local $x v128) (local $node v128) (local $h v128) (local $i i32) (local $j i32) (local $a v128) (local $b v128)
    (local $c0 v128)
    (local $c1 v128)
    (local $c2 v128)
    (local $c3 v128)
    (local $c4 v128)
    (local $c5 v128)
    (local $c6 v128)
    (local $c7 v128)
    (local $c8 v128)
    (local $c9 v128)
    (local $c10 v128)
    (loop $next
      ;; Beyond the last node the function is what it is there.
      (local.set $x (f64x2.max (f64x2.min (v128.load (local.get $at)) (v128.const f64x2 20 20)) (v128.const f64x2 -20 -20)))
      (local.set $node (f64x2.add (f64x2.mul (local.get $x) (v128.const f64x2 16 16)) (v128.const f64x2 6755399441055744 6755399441055744)))
      (local.set $i (i32.add (i32.const 47104) (i32.mul (i32x4.extract_lane 0 (local.get $node)) (i32.const 96))))
      (local.set $j (i32.add (i32.const 47104) (i32.mul (i32x4.extract_lane 2 (local.get $node)) (i32.const 96))))
      (local.set $h
        (f64x2.sub (local.get $x)
          (f64x2.mul (f64x2.sub (local.get $node) (v128.const f64x2 6755399441055744 6755399441055744)) (v128.const f64x2 0.0625 0.0625))))
      (local.set $a (v128.load (local.get $i))) (local.set $b (v128.load (local.get $j)))
      (local.set $c0 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c1 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=16 (local.get $i))) (local.set $b (v128.load offset=16 (local.get $j)))
      (local.set $c2 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c3 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=32 (local.get $i))) (local.set $b (v128.load offset=32 (local.get $j)))
      (local.set $c4 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c5 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=48 (local.get $i))) (local.set $b (v128.load offset=48 (local.get $j)))
      (local.set $c6 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c7 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=64 (local.get $i))) (local.set $b (v128.load offset=64 (local.get $j)))
      (local.set $c8 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c9 (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (local.set $a (v128.load offset=80 (local.get $i))) (local.set $b (v128.load offset=80 (local.get $j)))
      (local.set $c10 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (local.set $c1 (f64x2.add (local.get $c1) (f64x2.mul (local.get $h) (f64x2.add (local.get $c2) (f64x2.mul (local.get $h) (local.get $c3))))))
      (local.set $c4 (f64x2.add (local.get $c4) (f64x2.mul (local.get $h) (f64x2.add (local.get $c5) (f64x2.mul (local.get $h) (local.get $c6))))))
      (local.set $c7
        (f64x2.add (local.get $c7)
          (f64x2.mul (local.get $h)
            (f64x2.add (local.get $c8) (f64x2.mul (local.get $h) (f64x2.add (local.get $c9) (f64x2.mul (local.get $h) (local.get $c10))))))))
      (local.set $a (f64x2.mul (f64x2.mul (local.get $h) (local.get $h)) (local.get $h)))
      (v128.store (local.get $at)
        (f64x2.add (local.get $c0)
          (f64x2.mul (local.get $h)
            (f64x2.add (local.get $c1) (f64x2.mul (local.get $a) (f64x2.add (local.get $c4) (f64x2.mul (local.get $a) (local.get $c7))))))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))))
