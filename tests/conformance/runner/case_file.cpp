// Headings and fenced blocks of a feature's file.
#include "case_file.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace edict::conformance {
namespace {

using Json = nlohmann::ordered_json;

struct Line {
  std::string text;
  std::uint32_t place = 0;
};

// A fenced block: the words behind its backticks, and its lines. It ends with as many backticks as it began with, so that a document can hold blocks itself.
struct Block {
  std::string fence;
  std::vector<std::string> words;
  std::vector<Line> lines;
  std::uint32_t place = 0;

  std::string text() const {
    std::string all;
    for (const Line& line : lines) all += line.text + "\n";
    return all;
  }
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// RFC 7396, but for `lines`: each of the claim's lines is laid over the first line of the base.
Json laid_over(const Json& base, const Json& claim) {
  Json made = base;
  Json rest = claim;
  rest.erase("lines");
  made.merge_patch(rest);
  if (!claim.contains("lines")) return made;
  const Json first = base.contains("lines") ? base["lines"].at(0) : Json::object();
  made["lines"] = Json::array();
  for (const Json& line : claim["lines"]) {
    Json laid = first;
    laid.merge_patch(line);
    made["lines"].push_back(laid);
  }
  return made;
}

// Claims one by one out of a block: each from a line that begins with `{` to where its JSON ends.
class JsonClaims {
 public:
  JsonClaims(Json base, std::string prefix) : base_(std::move(base)), prefix_(std::move(prefix)) {}

  // Whether the line is part of a claim.
  bool take(const Line& line) {
    if (open_.empty() && !line.text.starts_with("{")) return false;
    if (open_.empty()) place_ = line.place;
    open_ += line.text + "\n";
    const Json claim = Json::parse(open_, nullptr, false);
    if (claim.is_discarded()) return true;
    open_.clear();
    Json whole = laid_over(base_, claim);
    if (!claim.contains("id")) whole["id"] = prefix_ + std::to_string(++count_);
    id = whole["id"].get<std::string>();
    text += whole.dump() + "\n";
    return true;
  }
  void end() const {
    if (!open_.empty()) throw FormatError(place_, "the claim that begins here does not end: " + open_);
  }

  std::string text, id;  // all of them; the id of the last one

 private:
  Json base_;
  std::string prefix_, open_;
  std::uint32_t place_ = 0, count_ = 0;
};

ExpectedLine expectation(const Line& line, const std::string& claim) {
  const std::string text = trimmed(line.text);
  const auto colon = text.find(':');
  if (!line.text.starts_with("  ") || colon == std::string::npos) throw FormatError(line.place, "neither a claim nor an expectation: " + line.text);
  ExpectedLine made{claim, 0, trimmed(text.substr(colon + 1)), line.place};
  const std::string which = text.substr(0, colon);
  if (which == "all") return made;
  if (which.empty() || which.find_first_not_of("0123456789") != std::string::npos) throw FormatError(line.place, "`" + which + "` is no line number");
  made.line = static_cast<std::uint32_t>(std::stoul(which));
  return made;
}

class Reader {
 public:
  Feature read(const std::string& text) {
    std::istringstream lines(text);
    Line line;
    while (std::getline(lines, line.text)) {
      ++line.place;
      if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
      next(line);
    }
    if (block_) throw FormatError(block_->place, "the block that begins here does not end");
    finish();
    return std::move(feature_);
  }

 private:
  void next(const Line& line) {
    if (block_ && line.text == block_->fence) {
      close(*block_);
      block_.reset();
    } else if (block_) {
      block_->lines.push_back(line);
    } else if (line.text.starts_with("```")) {
      block_.emplace();
      block_->place = line.place;
      block_->fence = line.text.substr(0, line.text.find_first_not_of('`'));
      std::istringstream words(line.text.substr(block_->fence.size()));
      for (std::string word; words >> word;) block_->words.push_back(word);
    } else if (line.text.starts_with("## ")) {
      finish();
      case_ = shared_;
      case_.name = line.text.substr(3);
      case_.place = line.place;
      base_ = shared_base_;
      in_case_ = true;
    } else if (line.text.starts_with("# ")) {
      feature_.title = line.text.substr(2);
    }
  }

  void finish() {
    if (!in_case_) return;
    if (case_.claims.empty() && case_.rows.empty() && case_.refused.empty()) throw FormatError(case_.place, "the case `" + case_.name + "` expects nothing");
    feature_.cases.push_back(std::move(case_));
  }

  void close(const Block& block) {
    const std::string kind = block.words.empty() ? "" : block.words[0];
    const std::string name = block.words.size() > 1 ? block.words[1] : "";
    Case& target = in_case_ ? case_ : shared_;
    if (kind == "edict") {
      target.policies[name.empty() ? kUnnamed : name] += block.text();
    } else if (kind == "data") {
      target.data[name] += block.text();
    } else if (kind == "base") {
      (in_case_ ? base_ : shared_base_) = laid_over(in_case_ ? base_ : shared_base_, Json::parse(block.text()));
    } else if (!in_case_) {
      throw FormatError(block.place, "`" + kind + "` stands before the first case");
    } else if (kind == "history") {
      history(block);
    } else if (kind == "claims" || kind == "csv") {
      claims(block);
    } else if (kind == "values") {
      values(block);
    } else if (kind == "refused") {
      refused(block);
    } else {
      throw FormatError(block.place, "no block is called `" + kind + "`");
    }
  }

  void history(const Block& block) {
    JsonClaims earlier(base_, "H");
    for (const Line& line : block.lines) {
      if (!earlier.take(line)) throw FormatError(line.place, "not a claim: " + line.text);
    }
    earlier.end();
    case_.history_given = true;
    case_.history += earlier.text;
  }

  void claims(const Block& block) {
    Claims made;
    made.place = block.place;
    made.csv = block.words[0] == "csv";
    for (std::size_t i = 1; i < block.words.size(); ++i) {
      const std::string& word = block.words[i];
      if (word == "run-history") {
        made.run_history = true;
      } else if ((word == "as-of" || word == "as-payer") && i + 1 < block.words.size()) {
        (word == "as-of" ? made.as_of : made.as_payer) = block.words[++i];
      } else {
        throw FormatError(block.place, "claims are not run with `" + word + "`");
      }
    }
    made.csv ? csv(block, made) : ndjson(block, made);
    if (made.expected.empty()) throw FormatError(block.place, "nothing is expected of these claims");
    case_.claims.push_back(std::move(made));
  }

  void ndjson(const Block& block, Claims& made) {
    JsonClaims claims(base_, "");
    for (const Line& line : block.lines) {
      if (!claims.take(line)) made.expected.push_back(expectation(line, claims.id));
    }
    claims.end();
    made.text = claims.text;
  }

  // The first cell of a row is the claim's id.
  void csv(const Block& block, Claims& made) {
    std::string claim;
    for (const Line& line : block.lines) {
      if (line.text.starts_with("  ")) {
        made.expected.push_back(expectation(line, claim));
      } else {
        made.text += line.text + "\n";
        claim = line.text.substr(0, line.text.find(','));
      }
    }
  }

  void values(const Block& block) {
    JsonClaims claims(base_, "values " + std::to_string(block.place) + " ");
    claims.take({"{}", block.place});
    for (const Line& line : block.lines) {
      if (trimmed(line.text).empty() || claims.take(line)) continue;
      const auto arrow = line.text.find(" => ");
      if (arrow == std::string::npos) throw FormatError(line.place, "no `=>` in " + line.text);
      case_.rows.push_back({claims.id, trimmed(line.text.substr(0, arrow)), trimmed(line.text.substr(arrow + 4)), line.place});
    }
    claims.end();
    case_.row_claims += claims.text;
  }

  void refused(const Block& block) {
    if (block.words.size() > 1 && block.words[1] == "edict") {
      case_.refused.push_back({true, block.text(), block.place});
      return;
    }
    for (const Line& line : block.lines) {
      if (!trimmed(line.text).empty()) case_.refused.push_back({false, trimmed(line.text), line.place});
    }
  }

  Feature feature_;
  Case shared_, case_;
  Json shared_base_ = Json::object(), base_;
  bool in_case_ = false;
  std::optional<Block> block_;
};

}  // namespace

Feature read_feature(const std::string& text) { return Reader().read(text); }

}  // namespace edict::conformance
