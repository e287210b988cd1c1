// NDJSON (one line of service a row) and JSON (one indented array): the whole decision, with words.
#include "decisions/cells.h"
#include "decisions/writers.h"
#include "explain/json_text.h"
#include "explain/speakers.h"
#include "payment/codes.h"

namespace edict::decisions {
namespace {

// Writes members one after another, on one line or indented.
class Json {
 public:
  explicit Json(bool pretty) : pretty_(pretty) {}
  std::string out;

  void open(char bracket) {
    out += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) newline();
    out += bracket;
    first_ = false;
  }
  void element() {
    if (!first_) out += ',';
    newline();
    first_ = false;
  }
  void key(std::string_view name) {
    element();
    out += '"';
    out += name;
    out += pretty_ ? "\": " : "\":";
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    value.empty() ? void(out += "null") : explain::append_json(out, value);
  }
  void money(std::string_view name, bool known, std::int64_t amount) {
    key(name);
    if (!known) {
      out += "null";
      return;
    }
    out += '"';
    append_money(out, amount);
    out += '"';
  }
  void strings(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    open('[');
    for (const std::string& value : values) {
      element();
      explain::append_json(out, value);
    }
    close(']');
  }

 private:
  void newline() {
    if (!pretty_) return;
    out += '\n';
    out.append(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  bool pretty_ = false;
  bool first_ = true;
  int depth_ = 0;
};

class JsonWriter final : public Writer {
 public:
  JsonWriter(explain::Words& words, const Stamp& stamp, const Sink& sink, bool array)
      : words_(words), cells_(words.program(), words.symbols()), speakers_(words), sink_(sink), stamp_(short_stamp(stamp)), array_(array), json_(array) {
    if (array_) json_.open('[');
  }

  void write(engine::Decisions& decisions, const claims::History* history) override {
    words_.about(decisions, history);
    cells_.look_at(*decisions.batch);
    for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) {
      if (array_) json_.element();
      line(decisions, row);
      if (!array_) json_.out += '\n';
      if (json_.out.size() > (1u << 16)) flush();
    }
    flush();
  }

  void finish() override {
    if (array_) {
      json_.close(']');
      json_.out += '\n';
    }
    flush();
  }

 private:
  void flush() {
    if (!json_.out.empty()) sink_(json_.out);
    json_.out.clear();
  }

  void line(engine::Decisions& decisions, std::uint32_t row) {
    const engine::LineDecision& line = decisions.lines[row];
    json_.open('{');
    json_.text("claim_id", cells_.claim_id(row));
    json_.key("line");
    const auto number = cells_.number(row);
    number ? append_decimal(json_.out, *number) : void(json_.out += "null");
    json_.text("payer", cells_.payer(row));
    json_.text("code", core::shown(core::SymbolKind::Code, cells_.code(row)));
    const auto date = cells_.date(row);
    json_.text("date", date ? exact::date_text(*date) : "");
    json_.text("disposition", explain::disposition_name(line.disposition));
    json_.money("charge", line.has_charge, line.charge);
    json_.money("allowed", line.has_amounts, line.allowed);
    json_.money("paid", line.has_amounts, line.paid);
    adjustments(decisions, line);
    json_.key("findings");
    json_.open('[');
    for (std::uint32_t i = 0; i < line.finding_count; ++i) finding(decisions.findings[line.findings + i]);
    json_.close(']');
    if (const auto unspoken = speakers_.unspoken(row)) json_.text("unspoken", unspoken->text);
    json_.text("stamp", stamp_);
    json_.close('}');
  }

  void adjustments(const engine::Decisions& decisions, const engine::LineDecision& line) {
    json_.key("adjustments");
    json_.open('[');
    for (std::uint32_t i = 0; i < line.adjustment_count; ++i) {
      const engine::Adjustment& adjustment = decisions.adjustments[line.adjustments + i];
      json_.element();
      json_.open('{');
      json_.text("group", payment::group_name(adjustment.group));
      json_.text("carc", payment::carc_of(adjustment, words_.symbols()));
      json_.money("amount", true, adjustment.amount);
      std::vector<std::string> remarks;
      if (adjustment.finding != core::kNone && decisions.findings[adjustment.finding].outcome != core::kNone) {
        for (const core::SymbolId id : words_.program().outcomes[decisions.findings[adjustment.finding].outcome].remarks) {
          remarks.push_back(words_.program().symbols.text(id));
        }
      }
      json_.strings("remarks", remarks);
      json_.close('}');
    }
    json_.close(']');
  }

  void finding(const engine::Finding& finding) {
    json_.element();
    json_.open('{');
    json_.text("rule", words_.rule_name(finding));
    json_.text("stage", words_.stage(finding));
    json_.text("status", explain::status_name(finding.status));
    json_.text("outcome", words_.outcome(finding));
    json_.text("message", words_.message(finding));
    json_.strings("missing", words_.missing(finding));
    json_.key("facts");
    json_.open('[');
    for (const explain::Fact& fact : words_.facts(finding)) {
      json_.element();
      json_.open('{');
      json_.text("name", fact.name);
      json_.text("value", fact.value);
      json_.close('}');
    }
    json_.close(']');
    json_.strings("exceptions", words_.exceptions(finding));
    json_.text("cite", words_.cite(finding));
    json_.text("place", words_.place(finding));
    json_.close('}');
  }

  explain::Words& words_;
  Cells cells_;
  explain::Speakers speakers_;
  const Sink& sink_;
  std::string stamp_;
  bool array_;
  Json json_;
};

}  // namespace

std::unique_ptr<Writer> ndjson_writer(explain::Words& words, const Stamp& stamp, const Sink& sink) {
  return std::make_unique<JsonWriter>(words, stamp, sink, false);
}
std::unique_ptr<Writer> json_writer(explain::Words& words, const Stamp& stamp, const Sink& sink) {
  return std::make_unique<JsonWriter>(words, stamp, sink, true);
}

}  // namespace edict::decisions
