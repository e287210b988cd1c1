// Step 10: decisions written. One batch after another; the bytes go to a sink.
//
// In: decisions, in the order of the claims. Out: NDJSON (language reference, "The decision"), CSV, a table for a person, a summary, JSON. Always true: every line
// of every batch is written once, in the order of the input; hostile text in claims and policies stays inside its cell; the same decisions give the same bytes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "claims/reader.h"
#include "decisions/sink.h"
#include "decisions/stamp.h"
#include "explain/words.h"

namespace edict::decisions {

enum class Format : std::uint8_t { Table, Ndjson, Csv, Summary, Json };

class Writer {
 public:
  virtual ~Writer() = default;
  // Decided by judge and settle; `history` is what they were decided with.
  virtual void write(engine::Decisions& decisions, const claims::History* history) = 0;
  // Once, at the end: what is kept back, totals, closing brackets.
  virtual void finish() = 0;
};

struct WriterOptions {
  std::uint32_t width = 120;  // Table: columns, 80 to 200
  bool colour = false;        // Table, Summary
};

// `words` and `sink` outlive the writer. The stamp is asked for, once, where the format bears one (NDJSON, JSON): it digests all policies.
std::unique_ptr<Writer> make_writer(Format format, explain::Words& words, const std::function<Stamp()>& stamp, const Sink& sink, WriterOptions options = {});

// For --rejects: one JSON object a line, `{"line": 12, "reason": "…", "text": "…"}`.
void write_rejects(const std::vector<claims::Reject>& rejects, const Sink& sink);

}  // namespace edict::decisions
