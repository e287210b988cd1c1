// Claims from a CSV file.
#include "claims/csv_reader.h"

#include <algorithm>

namespace edict::claims {
namespace {

constexpr std::size_t kMostText = 1000;
constexpr std::size_t kManyRejects = 4096;
constexpr std::size_t kMostIdShown = 80;

// Spreadsheets write an empty row as separators alone: like an empty line it is no row, and ends no claim.
bool is_blank(const CsvRecord& record) {
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (!trimmed(record[i]).empty()) return false;
  }
  return true;
}

// As the end of a line by programs of the last century.
bool holds_lone_return(std::string_view name) {
  const std::size_t at = name.find('\r');
  return at != std::string_view::npos && name.substr(at, 2) != "\r\n";
}

// A quote that opens by mistake joins rows until another one closes it, and where nothing stands behind that, the cells are as many as they should be. But then
// each line by itself has the separators of a row, which the lines of a text within a cell have not.
bool each_line_is_a_row(std::string_view text, std::size_t width, char separator) {
  constexpr std::size_t kFewest = 4;  // narrower rows are too much like sentences
  if (width < kFewest) return false;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), separator)) + 1 < width) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

std::string quoted(std::string_view id) { return "`" + std::string(id.substr(0, kMostIdShown)) + "`"; }

}  // namespace

CsvReader::CsvReader(const core::Program& program, Vocabulary& vocabulary, Options options, ByteSource source)
    : program_(program),
      vocabulary_(vocabulary),
      options_(std::move(options)),
      cells_(program, vocabulary, options_.mapping),
      splitter_(std::move(source), options_.mapping.column_separator, options_.max_record_bytes),
      ids_(options_.max_remembered_claims) {}

std::vector<Reject> CsvReader::take_rejects() { return std::exchange(rejects_, {}); }

void CsvReader::recycle(std::unique_ptr<Batch> batch) {
  if (builder_) builder_->recycle(std::move(batch));
}

void CsvReader::reject(std::uint64_t line, std::string reason, std::string_view text) {
  rejects_.push_back({line, std::move(reason), std::string(text.substr(0, kMostText))});
}

void CsvReader::read_head() {
  started_ = true;
  const CsvSplitter::Got got = splitter_.next();
  if (got != CsvSplitter::Got::Record) {
    const bool empty = got == CsvSplitter::Got::End;
    reject(empty ? 1 : splitter_.line(), empty ? "the file is empty; a CSV file begins with the names of its columns" : splitter_.reason(), splitter_.text());
    return;
  }
  const CsvHead head(program_, cells_, options_);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < splitter_.cells().size(); ++i) names.push_back(splitter_.cells()[i]);
  if (std::any_of(names.begin(), names.end(), holds_lone_return)) {
    reject(1, "its lines end in a carriage return (CR) alone, so that all of it is one line; save it with line feeds (LF, or CR LF)", splitter_.text());
    return;
  }
  CsvPlan plan = head.plan(names, notes_);
  if (plan.claim_id == core::kNone) {
    reject(splitter_.line(), "the head has no column `claim_id`, so no row can be told to a claim; `[claims.columns]` in edict.toml can name another", splitter_.text());
    return;
  }
  claim_ = std::make_unique<CsvClaim>(program_, vocabulary_, cells_, std::move(plan));
  builder_ = std::make_unique<BatchBuilder>(program_, vocabulary_, claim_->live(), options_.batch_lines);
}

std::unique_ptr<Batch> CsvReader::next() {
  if (!started_) read_head();
  if (!claim_ || ended_) return nullptr;
  builder_->start(claims_given_);
  while (!ended_) {
    const CsvSplitter::Got got = waiting_ ? CsvSplitter::Got::Record : splitter_.next();
    waiting_ = false;
    if (got == CsvSplitter::Got::End) {
      ended_ = true;
    } else if (got == CsvSplitter::Got::Bad) {
      on_bad_record(id_in_text(), splitter_.reason());
    } else {
      on_record();
    }
    if (waiting_ || (state_ != State::Reading && rejects_.size() >= kManyRejects)) break;
  }
  if (ended_) end_claim();
  const std::uint32_t given = builder_->rows(program_.schema.claim);
  claims_given_ += given;
  std::unique_ptr<Batch> batch = builder_->finish();
  if (given != 0 || !ended_) return batch;
  builder_->recycle(std::move(batch));
  return nullptr;
}

// Sets `waiting_` where the record at hand opens a claim that no longer fits.
void CsvReader::on_record() {
  const CsvPlan& plan = claim_->plan();
  const CsvRecord& record = splitter_.cells();
  const std::string_view id = plan.claim_id < record.size() ? trimmed(record[plan.claim_id]) : std::string_view();
  if (id.empty() && is_blank(record)) return;
  const bool joined = record.size() == plan.width && splitter_.over_lines() && each_line_is_a_row(splitter_.text(), plan.width, options_.mapping.column_separator);
  if (joined) {
    splitter_.again_behind_first_line();
    return on_bad_record(id, "a quote opens in this row and closes in another, with whole rows between");
  }
  if (record.size() != plan.width) {
    splitter_.again_behind_first_line();  // a quote too many may have joined several rows
    return on_bad_record(id, "this row has " + std::to_string(record.size()) + " cells, the head has " + std::to_string(plan.width));
  }
  if (id.empty()) {
    end_claim();
    return reject(splitter_.line(), "the row names no claim: its `claim_id` is blank", splitter_.text());
  }
  const bool opens = state_ == State::Between || id != id_;
  if (opens) {
    end_claim();
    if (batch_is_full()) {
      waiting_ = true;
      return;
    }
    begin_claim(id);
  }
  if (state_ == State::SettingAside) return reject(splitter_.line(), reason_, splitter_.text());
  if (claim_->lines(*builder_) >= options_.max_claim_lines) {
    return set_aside("claim " + quoted(id_) + " has more than " + std::to_string(options_.max_claim_lines) + " lines");
  }
  claim_->add_line(*builder_, record);
  if (opens) check_order();
}

bool CsvReader::batch_is_full() const { return builder_->rows(program_.schema.line) >= options_.batch_lines; }

void CsvReader::begin_claim(std::string_view id) {
  id_.assign(id);
  claim_line_ = splitter_.line();
  remembered_as_ = ids_.id_of(id);
  state_ = State::Reading;
  builder_->mark();
  claim_->begin(*builder_, id);
}

// Behind the claim's first line, whose reading hides the wait for the memory.
void CsvReader::check_order() {
  const std::uint64_t seen = ids_.first_seen(remembered_as_, claim_line_);
  if (ids_.full() && notes_.order_unchecked_from == 0) notes_.order_unchecked_from = claim_line_;
  if (seen == 0) return;
  builder_->undo();
  state_ = State::SettingAside;
  reason_ = "claim " + quoted(id_) + " began on line " + std::to_string(seen) + " and ended there; its rows must stand together, and here it comes again on line " +
            std::to_string(claim_line_);
  reject(splitter_.line(), reason_, splitter_.text());
}

void CsvReader::end_claim() {
  if (state_ == State::Reading) claim_->end(*builder_);
  state_ = State::Between;
}

// The whole claim at hand, with the rows already taken.
void CsvReader::set_aside(const std::string& reason) {
  if (state_ == State::Reading) {
    builder_->undo();
    if (splitter_.line() != claim_line_) reject(claim_line_, reason + ", so the claim is set aside from here on", id_);
  }
  state_ = State::SettingAside;
  reason_ = reason;
  reject(splitter_.line(), reason, splitter_.text());
}

// A row that cannot be split into its cells takes its claim with it: a claim that lacks a line would be judged wrongly.
void CsvReader::on_bad_record(std::string_view id, const std::string& reason) {
  if (id.empty()) {
    end_claim();
    return reject(splitter_.line(), reason, splitter_.text());
  }
  if (state_ == State::Between || id != id_) {
    end_claim();
    id_.assign(id);
    claim_line_ = splitter_.line();
    ids_.first_seen(id, claim_line_);
    state_ = State::SettingAside;
    reason_ = "line " + std::to_string(claim_line_) + " of claim " + quoted(id_) + " could not be read";
    return reject(claim_line_, reason, splitter_.text());
  }
  if (state_ == State::SettingAside) return reject(splitter_.line(), reason, splitter_.text());
  set_aside("line " + std::to_string(splitter_.line()) + " of claim " + quoted(id_) + " could not be read (" + reason + ")");
}

// The claim's id in a line that could not be split, as far as the cells up to it show it: plain ones, and such as stand in quotes without others inside.
std::string_view CsvReader::id_in_text() const {
  std::string_view text = splitter_.text();
  for (std::uint32_t cell = 0;; ++cell) {
    const bool in_quotes = !text.empty() && text.front() == '"';
    const std::size_t close = in_quotes ? text.find('"', 1) : 0;
    const std::size_t separator = close == std::string_view::npos ? close : text.find(options_.mapping.column_separator, close);
    if (in_quotes && (close == std::string_view::npos || separator != close + 1)) return {};
    if (cell == claim_->plan().claim_id) {
      const std::string_view id = trimmed(in_quotes ? text.substr(1, close - 1) : text.substr(0, separator));
      return id.find('"') == std::string_view::npos ? id : std::string_view();
    }
    if (separator == std::string_view::npos) return {};
    text.remove_prefix(separator + 1);
  }
}

}  // namespace edict::claims
