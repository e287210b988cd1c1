// Phase 7. In: bytes of a claims file, the schema, a mapping of columns. Out: batches of whole claims, rejected records with reasons, notes once a file.
// Always true: no byte of input crashes it; nothing is dropped without a Reject; one bad cell spoils that cell only.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch.h"
#include "diagnostic/diagnostic.h"

namespace edict::claims {

enum class Format : std::uint8_t { Csv, Ndjson };

// `edict.toml`: other column names and formats.
struct Mapping {
  std::unordered_map<std::string, std::string> columns;  // their name → our field (`procedure_code` → `code`)
  std::string date_format = "YYYY-MM-DD";                // made of YYYY MM DD and separators
  char list_separator = ';';
  char column_separator = ',';
  std::unordered_map<std::string, std::string> units;    // their unit name → ours (`MG` → `mg`); a column's own unit: `dose` → `mg` under key "column:dose"
};

struct Reject {             // a record that could not be read at all
  std::uint64_t line = 0;   // of the input, 1-based
  std::string reason;       // for a person
  std::string text;         // the record, cut at 1,000 bytes
};

struct Notes {              // said once for a file
  std::vector<std::string> unknown_columns;
  std::vector<AbsentColumn> absent;
};

struct Options {
  Format format = Format::Csv;
  Mapping mapping;
  std::uint32_t batch_lines = 2048;              // a batch closes at the first claim end at or after this many lines
  std::uint32_t max_record_bytes = 16u << 20;    // longer records are rejected
};

// Pulls bytes: returns how many were put into `buffer` (0 = end).
using ByteSource = std::function<std::size_t(char* buffer, std::size_t capacity)>;

// A stream of batches. CSV claims whose lines do not stand together are rejected from their second place on, with both places named.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::unique_ptr<Batch> next() = 0;       // nothing at the end
  virtual const Notes& notes() const = 0;          // complete after the first batch (CSV: the head)
  virtual std::vector<Reject> take_rejects() = 0;  // since the last call
  // The reader re-uses the memory of a batch that is given back.
  virtual void recycle(std::unique_ptr<Batch> batch) = 0;
};

std::unique_ptr<Reader> open(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source);

// `--facts authorizations=FILE` (NDJSON or CSV, keyed by claim_id): records added to claims by id before they are decided.
// Reads the whole file. Gives the rejects.
class Facts {
 public:
  Facts(const core::Program& program, Vocabulary& vocabulary);
  std::vector<Reject> add(std::string_view list_field, Format format, const Mapping& mapping, ByteSource source);
  void apply(Batch& batch) const;
  bool empty() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// A claim given as text in NDJSON form (tests, REPL): the same as one line of an NDJSON file.
std::unique_ptr<Batch> read_claims(const core::Program& program, Vocabulary& vocabulary, std::string_view ndjson, std::vector<Reject>& rejects);

}  // namespace edict::claims
