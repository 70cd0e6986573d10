/* mime_coding.h — the codings in which mail carries bytes: quoted-printable (RFC 2045 §6.7), base64
 * (§6.8), and the Q and B of encoded words (RFC 2047 §4).
 * thread: any; memory from the arena given
 * floor: load — may include base */
#ifndef LEDE_LOAD_MIME_CODING_H
#define LEDE_LOAD_MIME_CODING_H

#include "base/arena.h"
#include "base/status.h"

/* The bytes that a Content-Transfer-Encoding stands for; null, "7bit", "8bit" and "binary" mean
 * the bytes as they stand. FORMAT: no base64, *wrong_at is the first byte to blame; UNSUPPORTED:
 * another coding, by name. */
lede_status lede_mime_decode(lede_slice coding, lede_slice bytes, lede_arena *arena,
                             lede_slice *out, size_t *wrong_at, lede_error *err);
bool lede_mime_is_plain_coding(lede_slice coding);

/* The byte of "=E9" or "%E9" at `at`, by its mark; -1: none stands there. */
int lede_mime_escaped(lede_slice text, size_t at, char mark);

/* The text of an encoded word; what is wrong in it is passed over. */
lede_slice lede_mime_base64_word(lede_slice text, lede_arena *arena, bool *ok);
lede_slice lede_mime_q_word(lede_slice text, lede_arena *arena, bool *ok);

#endif
