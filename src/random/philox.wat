;; Philox4x32-10 in groups of four blocks, as philox4x32.ts defines one, and numbers made of the words; scripts/wasm.mjs makes philoxWasm.ts of it.
;; Memory: at 0 words, 1024 at most; at 4096 for each layer of the ziggurat what lies inside it and its width; at 8192 numbers, 512 at most.
(module
  (memory (export "memory") 1)
  ;; Writes groups from the beginning to $end, in bytes. Lane i of each vector belongs to the block whose first counter word is draw + i.
  (func (export "blocks") (param $draw i32) (param $counter1 i32) (param $counter2 i32) (param $counter3 i32) (param $key0 i32) (param $key1 i32) (param $end i32)
    (local $to i32)
    (local $c0 v128) (local $c1 v128) (local $c2 v128) (local $c3 v128)
    (local $k0 v128) (local $k1 v128)
    ;; 64-bit products of lanes 0 and 1, and of lanes 2 and 3
    (local $a v128) (local $b v128) (local $e v128) (local $f v128)
    (local $round i32)
    (loop $groups
      (local.set $c0 (i32x4.add (i32x4.splat (local.get $draw)) (v128.const i32x4 0 1 2 3)))
      (local.set $c1 (i32x4.splat (local.get $counter1)))
      (local.set $c2 (i32x4.splat (local.get $counter2)))
      (local.set $c3 (i32x4.splat (local.get $counter3)))
      (local.set $k0 (i32x4.splat (local.get $key0)))
      (local.set $k1 (i32x4.splat (local.get $key1)))
      (local.set $round (i32.const 10))
      (loop $again
        (local.set $a (i64x2.extmul_low_i32x4_u (v128.const i32x4 0xd2511f53 0xd2511f53 0xd2511f53 0xd2511f53) (local.get $c0)))
        (local.set $b (i64x2.extmul_high_i32x4_u (v128.const i32x4 0xd2511f53 0xd2511f53 0xd2511f53 0xd2511f53) (local.get $c0)))
        (local.set $e (i64x2.extmul_low_i32x4_u (v128.const i32x4 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57) (local.get $c2)))
        (local.set $f (i64x2.extmul_high_i32x4_u (v128.const i32x4 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57 0xcd9e8d57) (local.get $c2)))
        ;; upper words of the products by 0xcd9e8d57, then lower ones; likewise by 0xd2511f53
        (local.set $c0 (v128.xor (v128.xor (local.get $c1) (local.get $k0))
          (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $e) (local.get $f))))
        (local.set $c1 (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $e) (local.get $f)))
        (local.set $c2 (v128.xor (v128.xor (local.get $c3) (local.get $k1))
          (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $a) (local.get $b))))
        (local.set $c3 (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $a) (local.get $b)))
        (local.set $k0 (i32x4.add (local.get $k0) (v128.const i32x4 0x9e3779b9 0x9e3779b9 0x9e3779b9 0x9e3779b9)))
        (local.set $k1 (i32x4.add (local.get $k1) (v128.const i32x4 0xbb67ae85 0xbb67ae85 0xbb67ae85 0xbb67ae85)))
        (br_if $again (local.tee $round (i32.sub (local.get $round) (i32.const 1)))))
      ;; transpose: from a vector for each word to a vector for each block
      (local.set $a (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c0) (local.get $c1)))
      (local.set $b (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c2) (local.get $c3)))
      (local.set $e (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c0) (local.get $c1)))
      (local.set $f (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c2) (local.get $c3)))
      (v128.store (local.get $to) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (v128.store offset=16 (local.get $to) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (v128.store offset=32 (local.get $to) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $e) (local.get $f)))
      (v128.store offset=48 (local.get $to) (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $e) (local.get $f)))
      (local.set $draw (i32.add (local.get $draw) (i32.const 4)))
      (local.set $counter1 (i32.add (local.get $counter1) (i32.eqz (local.get $draw))))
      (br_if $groups (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 64))) (local.get $end)))))
  ;; Makes numbers of the words from $from to $end, in bytes, $count at most: in rows of $period, the first $uniforms of which are uniform, the others normal;
  ;; the first number stands at $place of its row. Ends where the point of a normal number is not under the layer above. Tells how many were made.
  (func (export "numbers") (param $from i32) (param $end i32) (param $count i32) (param $place i32) (param $uniforms i32) (param $period i32) (result i32)
    (local $words i64) (local $x f64) (local $layer i32) (local $to i32)
    (local.set $count (i32.shl (local.get $count) (i32.const 3)))
    (block $done
      (loop $more
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (br_if $done (i32.ge_u (local.get $to) (local.get $count)))
        (local.set $words (i64.load (local.get $from)))
        (if (i32.lt_u (local.get $place) (local.get $uniforms))
          (then
            (local.set $x (f64.mul (f64.const 0x1p-53) (f64.convert_i64_s (i64.or
              (i64.shl (i64.shr_u (i64.and (local.get $words) (i64.const 0xffffffff)) (i64.const 5)) (i64.const 26))
              (i64.shr_u (local.get $words) (i64.const 38)))))))
          (else
            (local.set $x (f64.convert_i64_s (i64.add
              (i64.shl (i64.extend32_s (local.get $words)) (i64.const 21))
              (i64.shr_u (local.get $words) (i64.const 43)))))
            (local.set $layer (i32.wrap_i64 (i64.and (i64.shr_u (local.get $words) (i64.const 28)) (i64.const 0xff0))))
            (br_if $done (f64.ge (f64.abs (local.get $x)) (f64.load offset=4096 (local.get $layer))))
            (local.set $x (f64.mul (local.get $x) (f64.load offset=4104 (local.get $layer))))))
        (f64.store offset=8192 (local.get $to) (local.get $x))
        (local.set $from (i32.add (local.get $from) (i32.const 8)))
        (local.set $to (i32.add (local.get $to) (i32.const 8)))
        (local.set $place (i32.add (local.get $place) (i32.const 1)))
        (if (i32.eq (local.get $place) (local.get $period)) (then (local.set $place (i32.const 0))))
        (br $more)))
    (i32.shr_u (local.get $to) (i32.const 3))))
