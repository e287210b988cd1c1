// The table of formats, and the rejects.
#include "decisions/writer.h"

#include "decisions/writers.h"
#include "explain/json_text.h"

namespace edict::decisions {

std::unique_ptr<Writer> make_writer(Format format, explain::Words& words, const std::function<Stamp()>& stamp, const Sink& sink, WriterOptions options) {
  switch (format) {
    case Format::Table: return table_writer(words, sink, options);
    case Format::Ndjson: return ndjson_writer(words, stamp(), sink);
    case Format::Csv: return csv_writer(words, sink);
    case Format::Summary: return summary_writer(words, sink);
    case Format::Json: return json_writer(words, stamp(), sink);
  }
  return nullptr;
}

void write_rejects(const std::vector<claims::Reject>& rejects, const Sink& sink) {
  std::string out;
  for (const claims::Reject& reject : rejects) {
    out += "{\"line\":" + std::to_string(reject.line) + ",\"reason\":";
    explain::append_json(out, reject.reason);
    out += ",\"text\":";
    explain::append_json(out, reject.text);
    out += "}\n";
  }
  if (!out.empty()) sink(out);
}

}  // namespace edict::decisions
