#include "text/form_batch.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX512 __attribute__((target("avx512f,avx512dq,avx512vl")))

enum { LANES = 8 };

/* All bits of the first bytes of a word; `bits` is eight times how many, at most 64. */
AVX512 static inline __m512i low_bits(__m512i bits) {
    __m512i one = _mm512_set1_epi64(1);
    return _mm512_sub_epi64(_mm512_sllv_epi64(one, bits), one);
}

/* lede_form_hash of eight. */
AVX512 static inline __m512i hash_of(__m512i a, __m512i b) {
    __m512i first = _mm512_set1_epi64((long long)UINT64_C(0x9E3779B97F4A7C15));
    __m512i second = _mm512_set1_epi64((long long)UINT64_C(0xD6E8FEB86659FD93));
    __m512i hash = _mm512_mullo_epi64(_mm512_xor_si512(a, _mm512_rol_epi64(b, 32)), first);
    return _mm512_mullo_epi64(_mm512_xor_si512(hash, _mm512_srli_epi64(hash, 32)), second);
}

AVX512 static inline __m128i read_one(const char *token) {
    __m128i bytes;
    memcpy(&bytes, token, sizeof bytes);
    return bytes;
}

/* The first bytes of four tokens, every other one from `starts` on. */
AVX512 static inline __m512i read_four(const char *text, const uint32_t *starts) {
    __m512i all = _mm512_castsi128_si512(read_one(text + starts[0]));
    all = _mm512_inserti64x2(all, read_one(text + starts[2]), 1);
    all = _mm512_inserti64x2(all, read_one(text + starts[4]), 2);
    return _mm512_inserti64x2(all, read_one(text + starts[6]), 3);
}

/* Eight tokens from `i` on, of which that many bytes can be read. */
AVX512 static inline void fill_eight(lede_form_batch *batch, const lede_form_table *table,
                                     uint32_t i) {
    __m256i starts, stops;
    memcpy(&starts, batch->starts + i, sizeof starts);
    memcpy(&stops, batch->stops + i, sizeof stops);
    __m256i small = _mm256_sub_epi32(stops, starts);
    unsigned is_long = _mm256_cmpgt_epu32_mask(small, _mm256_set1_epi32(LEDE_FORM_SHORT));
    __m512i size = _mm512_cvtepu32_epi64(small);
    __m512i bits = _mm512_slli_epi64(size, 3), half = _mm512_set1_epi64(64);
    __m512i even = read_four(batch->text.data, batch->starts + i);
    __m512i odd = read_four(batch->text.data, batch->starts + i + 1);
    __m512i bits_b = _mm512_sub_epi64(_mm512_max_epu64(bits, half), half);
    __m512i a = _mm512_and_si512(_mm512_unpacklo_epi64(even, odd), low_bits(bits));
    __m512i b = _mm512_and_si512(_mm512_unpackhi_epi64(even, odd), low_bits(bits_b));
    b = _mm512_or_si512(b, _mm512_slli_epi64(size, 56));
    __m512i hash = hash_of(a, b);
    memcpy(batch->a + i, &a, sizeof a);
    memcpy(batch->b + i, &b, sizeof b);
    memcpy(batch->hash + i, &hash, sizeof hash);
    for (const uint64_t *h = batch->hash + i, *end = h + LANES; h < end; h++) {
        lede_form_table_prefetch(table, *h);
    }
    for (; LEDE_UNLIKELY(is_long != 0); is_long &= is_long - 1) {
        lede_form_batch_fill_long(batch, table, i + (uint32_t)__builtin_ctz(is_long));
    }
}

/* The last eight overlap with those before. */
AVX512 void lede_form_batch_fill_avx512(lede_form_batch *batch, const lede_form_table *table) {
    uint32_t n = batch->n_safe;
    if (n < LANES) {
        lede_form_batch_fill_portable(batch, table);
        return;
    }
    for (uint32_t i = 0; i < n; i += LANES) {
        fill_eight(batch, table, i + LANES <= n ? i : n - LANES);
    }
    lede_form_batch_fill_last(batch, table);
}
#else
typedef int lede_form_batch_no_avx512; /* an empty file is no C */
#endif
