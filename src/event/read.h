/* event/read.h - records from JSON lines: the reverse of event/json.c.
 * Reads what the writers here write, in any order of fields; unknown fields are passed over. A record that was read and is
 * written again is the same bytes. */
#ifndef TC_EVENT_READ_H
#define TC_EVENT_READ_H
#include "base/arena.h"
#include "base/err.h"
#include "event/event.h"

enum tc_record_kind { TC_RECORD_EVENT, TC_RECORD_STATEMENT, TC_RECORD_FIGURE, TC_RECORD_DOCUMENT, TC_RECORD_REJECTED,
		      TC_RECORD_OTHER };
enum { TC_MAX_RECORD_BYTES = 16 << 20 };        /* of one line */

struct tc_record {
	int kind;
	tc_str doc;
	union {
		struct tc_event event;
		struct tc_statement statement;
		struct tc_figure figure;
		struct {                        /* {"type":"document","id":...}: what the records of a document share */
			tc_str date, publisher, url, title, text;
			int32_t n_sentences;
		} document;
		tc_str reason;
	};
};

/* One line (without its line end, which is white space anyhow). Strings live in `arena`. TC_EFORMAT where it is no JSON, no
 * object, or a field has the wrong form: err names the field. A line whose "type" is none of ours gives OTHER (it may be a
 * document to be coded). Nesting is limited; cost is linear. */
TC_NODISCARD int tc_record_read(tc_str line, struct tc_arena *arena, struct tc_record *out, struct tc_err *err);

/* The line that tells of the document itself; `text` may be empty. */
void tc_document_json(const struct tc_records *r, tc_str text, struct tc_buf *out);
#endif
