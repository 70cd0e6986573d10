/* vertical_document.h — one article of a vertical file: its elements as metadata, blocks, sentences
 * and regions, its lines as tokens.
 *     the document element      its attributes are metadata
 *     p, head                   a paragraph, a heading; whatever stands outside is a paragraph
 *     s                         a sentence; tokens outside of any are one as far as they go
 *     g/                        no space between its neighbours
 *     every other, p and s too  a region with its attributes
 * Elements of different names may overlap; of one name they nest.
 * owner: a worker; thread: that worker
 * floor: load */
#ifndef LEDE_LOAD_VERTICAL_DOCUMENT_H
#define LEDE_LOAD_VERTICAL_DOCUMENT_H

#include "load/framer.h"
#include "text/article.h"

/* `text` stands as long as the article. FORMAT with the line. */
lede_status lede_vertical_read(const lede_frame *frame, lede_slice text, lede_article *article,
                               lede_error *err);

#endif
