/* mail.h — one message while it is read: what its header says of the article, which of its parts is
 * the text, and the text itself. The steps in their order: fields, text, what is attached.
 * owner: the loader of mail, all memory in the article's arena; thread: a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_MAIL_H
#define LEDE_LOAD_MAIL_H

#include "load/compose.h"
#include "load/mime_part.h"

typedef struct lede_mail {
    lede_mime_parts parts;
    lede_slice header;
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    const lede_mime_part *html, *plain; /* the text, in one form or two; NULL: none */
    const lede_mime_part *inner;        /* a message that this one carries; NULL: none */
    bool is_quoted;     /* from a mailbox, where lines that begin with "From " have a ">" */
    bool is_page;       /* a page that a browser saved (MHTML), not a message */
    const char *sender; /* why the sender's name is the byline; NULL: it is not */
    lede_slice people;  /* the sender's name */
} lede_mail;

/* Fields that the header gives before the text is read: id, title, published, publisher … */
lede_status lede_mail_fields(lede_mail *mail);
/* And those that the text knows better. */
lede_status lede_mail_fields_behind(lede_mail *mail);

/* Text and blocks. END: the message has no text. */
lede_status lede_mail_text(lede_mail *mail);

/* A message that is forwarded inside a text: what stands above it, what its own few header lines
 * say, its text. */
typedef struct lede_mail_forward {
    lede_slice above, from, subject, date, text; /* null: not said */
} lede_mail_forward;
bool lede_mail_forward_find(lede_slice text, lede_mail_forward *out);

/* Without "Fwd: ", "Re: ", "[list] " in front. */
lede_slice lede_mail_subject(lede_slice subject);

#endif
