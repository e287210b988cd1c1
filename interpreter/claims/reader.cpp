// The readers by format, and claims given as text.
#include "claims/reader.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "claims/csv_reader.h"
#include "claims/ndjson_reader.h"

namespace edict::claims {

std::unique_ptr<Reader> open(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source) {
  switch (options.format) {
    case Format::Csv: return std::make_unique<CsvReader>(program, vocabulary, std::move(options), std::move(source));
    case Format::Ndjson: return std::make_unique<NdjsonReader>(program, vocabulary, std::move(options), std::move(source));
  }
  return nullptr;
}

ByteSource bytes_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t count = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), count);
    text.remove_prefix(count);
    return count;
  };
}

std::unique_ptr<Batch> read_claims(const core::Program& program, Vocabulary& vocabulary, std::string_view ndjson, std::vector<Reject>& rejects) {
  Options options;
  options.format = Format::Ndjson;
  options.batch_lines = std::numeric_limits<std::uint32_t>::max();
  NdjsonReader reader(program, vocabulary, options, bytes_of(ndjson), std::numeric_limits<std::size_t>::max());
  std::unique_ptr<Batch> batch = reader.next();
  for (Reject& reject : reader.take_rejects()) rejects.push_back(std::move(reject));
  if (batch) return batch;
  BatchBuilder none(program, vocabulary, nothing_live(program.schema), 0);
  none.start(0);
  return none.finish();
}

}  // namespace edict::claims
