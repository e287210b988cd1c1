// One maker a format, for make_writer alone.
#pragma once

#include "decisions/writer.h"

namespace edict::decisions {

std::unique_ptr<Writer> csv_writer(explain::Words& words, const Sink& sink);
std::unique_ptr<Writer> ndjson_writer(explain::Words& words, const Stamp& stamp, const Sink& sink);
std::unique_ptr<Writer> json_writer(explain::Words& words, const Stamp& stamp, const Sink& sink);
std::unique_ptr<Writer> table_writer(explain::Words& words, const Sink& sink, WriterOptions options);
std::unique_ptr<Writer> summary_writer(explain::Words& words, const Sink& sink);

}  // namespace edict::decisions
