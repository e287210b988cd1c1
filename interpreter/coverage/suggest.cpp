// A search led by what it reaches: claims that reach something new are changed in turn; then what they do not need is left out.
#include "coverage/suggest.h"

#include <algorithm>
#include <deque>
#include <set>

#include "coverage/construct.h"
#include "coverage/mutants.h"
#include "coverage/observer.h"
#include "coverage/told.h"
#include "diagnostic/snippet.h"
#include "payment/claim_rows.h"
#include "run/run.h"

namespace edict::coverage {
namespace {

constexpr std::size_t kMostRules = 4;   // named by one block
constexpr std::size_t kMostGoals = 6;   // of one block
constexpr std::size_t kMostOfName = 60; // signs of a condition in the name of a test
constexpr std::size_t kMostBases = 2;   // that claims are built from for one goal
constexpr unsigned kVariants = 4;       // of each

run::Input ndjson(const std::string& text) {
  run::Input input;
  input.format = claims::Format::Ndjson;
  input.bytes = claims::bytes_of(text);
  return input;
}

class Search {
 public:
  Search(std::shared_ptr<const core::Program> program, const source::Sources& sources, const Report& report, SuggestOptions options)
      : sources_(sources), observer_(std::move(program), sources), p_(observer_.program()), report_(report), options_(options), map_(items_of(p_, sources)), facts_(p_, map_),
        mutants_(observer_.plan(), facts_), construct_(p_, map_, facts_), seen_(report.reached), left_(report.reached.size()) {
    for (std::size_t i = 0; i < report.items.size(); ++i) {
      const bool decides = report.items[i].sort == Sort::Rule || report.items[i].sort == Sort::Exception;
      if (decides || options.everything) left_[i] = static_cast<Ways>(report.items[i].needed & ~report.reached[i]);
    }
  }

  std::vector<Suggestion> run() {
    take_seeds();
    std::deque<Candidate> open;
    for (Candidate& seed : in_order_of_use()) open.push_back(std::move(seed));
    build(open);
    while (!open.empty() && goals_left() && tried_ < options_.most_claims) {
      const Candidate from = std::move(open.front());
      open.pop_front();
      std::vector<Candidate> fresh;
      for (Candidate& mutant : mutants_.of(from, payers_[from.package])) {
        if (!goals_left() || tried_ >= options_.most_claims) break;
        if (offer(mutant)) fresh.push_back(std::move(mutant));
      }
      for (auto one = fresh.rbegin(); one != fresh.rend(); ++one) open.push_front(std::move(*one));
    }
    std::vector<Suggestion> made;
    for (Found& found : found_) made.push_back(told(found));
    std::stable_sort(made.begin(), made.end(), [](const Suggestion& a, const Suggestion& b) { return a.package < b.package; });
    return made;
  }

 private:
  struct Found {
    Candidate candidate;
    std::vector<Goal> goals;
  };

  bool goals_left() const {
    return std::any_of(left_.begin(), left_.end(), [](Ways ways) { return ways != 0; });
  }

  std::string package(std::uint32_t id) const { return id < p_.packages.size() ? p_.packages[id].name : ""; }

  // Claims of tests, and for each rule a plain one.
  void take_seeds() {
    std::map<source::FileId, std::set<std::string>> by_file;
    for (const core::Package& one : p_.packages) by_file[one.span.file].insert(one.name);
    for (const core::Test& test : p_.tests) {
      for (const std::string& text : test.claims) {
        Candidate seed{package(test.package), Json::parse(text, nullptr, false), {}};
        if (seed.claim.is_discarded() || !seed.claim.contains("lines")) continue;
        seed.claim["id"] = "1";
        note_payer(seed.package, seed.claim.value("payer", ""));
        for (const std::string& earlier : test.history) seed.history.push_back(Json::parse(earlier, nullptr, false));
        seeds_.push_back(std::move(seed));
      }
    }
    for (const core::Payer& payer : p_.payers) {
      for (const std::string& in : by_file[payer.span.file]) note_payer(in, p_.symbols.text(payer.symbol));
    }
    plain_seeds();
  }

  void note_payer(const std::string& in, const std::string& payer) {
    std::vector<std::string>& known = payers_[in];
    if (!payer.empty() && std::find(known.begin(), known.end(), payer) == known.end()) known.push_back(payer);
  }

  void plain_seeds() {
    std::set<std::string> done;
    for (const core::Rule& rule : p_.rules) {
      const std::string in = package(rule.package);
      if (p_.packages[rule.package].library || payers_[in].empty() || !done.insert(in).second) continue;
      const exact::Period acts = rule.acts.empty() ? rule.effective : rule.acts.front().effective;
      const exact::Date day = acts.first > exact::kFirstDate ? acts.first : exact::Date{acts.last.days - 30};
      for (const std::string& payer : payers_[in]) {
        for (const std::string& code : facts_.of(p_.schema.line, p_.schema.find(p_.schema.line, "code"))) {
          Json line{{"number", "1"}, {"code", code}, {"date", exact::date_text(day)}, {"units", "1"}, {"charge", "100"}};
          seeds_.push_back({in, Json{{"id", "1"}, {"payer", payer}, {"patient", {{"id", "P1"}}}, {"lines", Json::array({line})}}, {}});
        }
      }
    }
  }

  // Seeds that are near to what is looked for come first: those that reach an item in another way.
  std::vector<Candidate> in_order_of_use() {
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t s = 0; s < seeds_.size(); ++s) {
      const std::vector<Ways> reached = reach(seeds_[s], {});
      std::size_t near = 0;
      for (std::size_t i = 0; i < left_.size(); ++i) near += left_[i] != 0 && reached[i] != 0 ? 1 : 0;
      order.emplace_back(near, s);
      take(seeds_[s], reached);
      reached_by_seed_.push_back(reached);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Candidate> sorted;
    for (const auto& [near, s] : order) sorted.push_back(seeds_[s]);
    return sorted;
  }

  // Claims built for what is left, from one that comes near or any of its package; what they reach anew is looked at first.
  void build(std::deque<Candidate>& open) {
    for (std::size_t i = 0; i < left_.size(); ++i) {
      for (std::size_t way = 0; way < report_.items[i].ways.size(); ++way) {
        for (const Candidate& base : bases_of(i)) {
          for (unsigned variant = 0; variant < kVariants && (left_[i] >> way & 1) != 0 && tried_ < options_.most_claims / 2; ++variant) {
            const auto made = construct_.of(report_.items[i], i, way, base, variant);
            if (made && offer(*made)) open.push_front(*made);
          }
        }
      }
    }
  }

  std::vector<Candidate> bases_of(std::size_t item) {
    std::vector<Candidate> bases;
    if (left_[item] == 0) return bases;
    for (std::size_t s = 0; s < reached_by_seed_.size() && bases.empty(); ++s) {
      if (reached_by_seed_[s][item] != 0) bases.push_back(seeds_[s]);
    }
    std::vector<std::string> payers;
    for (const core::SymbolId payer : construct_.payers_of(report_.items[item])) payers.push_back(p_.symbols.text(payer));
    for (const auto& [in, known] : payers_) {
      if (bases.size() >= kMostBases) break;
      for (const std::string& payer : known) {
        const bool fits = payers.empty() ? in == report_.items[item].package : std::find(payers.begin(), payers.end(), payer) != payers.end();
        if (!fits) continue;
        bases.push_back(plain_claim(in, payer));
        break;
      }
    }
    return bases;
  }

  Candidate plain_claim(const std::string& in, const std::string& payer) const {
    Json line{{"number", "1"}, {"date", "2025-01-02"}, {"units", "1"}, {"charge", "100"}};
    const std::vector<std::string> codes = facts_.of(p_.schema.line, p_.schema.find(p_.schema.line, "code"));
    if (!codes.empty()) line["code"] = codes.front();
    return {in, Json{{"id", "1"}, {"payer", payer}, {"patient", {{"id", "P1"}}}, {"lines", Json::array({line})}}, {}};
  }

  using Look = std::function<void(explain::Words&, std::uint32_t)>;

  std::vector<Ways> reach(const Candidate& candidate, const Look& look) {
    ++tried_;
    run::Options options;
    options.history_given = true;
    options.across_claims = true;
    options.every_field = true;
    run::Run run(observer_.plan(), options);
    std::string earlier;
    for (const Json& claim : candidate.history) earlier += claim.dump() + "\n";
    run.add_history(ndjson(earlier));
    const std::string claim = candidate.claim.dump() + "\n";
    run.open(ndjson(claim));
    explain::Words words(run.evaluator(), nullptr);
    std::vector<Ways> reached(observer_.items().size());
    while (run.next()) {
      words.about(run.decisions(), run.history());
      for (std::uint32_t row = 0; row < run.decisions().batch->tables[p_.schema.line].rows; ++row) {
        observer_.see(words, row, nullptr, reached);
        if (look) look(words, row);
      }
    }
    return reached;
  }

  bool offer(const Candidate& candidate) {
    return take(candidate, reach(candidate, {}));
  }

  // Whether something was reached for the first time.
  bool take(const Candidate& candidate, const std::vector<Ways>& reached) {
    Found found{candidate, {}};
    bool fresh = false;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      const Ways more = reached[i] & static_cast<Ways>(~seen_[i]);
      fresh = fresh || more != 0;
      seen_[i] |= reached[i];
      for (std::size_t way = 0; way < report_.items[i].ways.size(); ++way) {
        if (!(left_[i] & reached[i] >> way << way & 1 << way) || found.goals.size() == kMostGoals) continue;
        left_[i] = static_cast<Ways>(left_[i] & ~(1 << way));
        found.goals.push_back({i, way});
      }
    }
    if (!found.goals.empty()) found_.push_back(std::move(found));
    return fresh;
  }

  static bool reaches(const std::vector<Ways>& reached, const std::vector<Goal>& goals) {
    return std::all_of(goals.begin(), goals.end(), [&](const Goal& goal) { return reached[goal.item] >> goal.way & 1; });
  }

  void shrink(Found& found) {
    for (bool smaller = true; smaller;) {
      smaller = false;
      for (Candidate& less : Mutants::smaller(found.candidate)) {
        if (!reaches(reach(less, {}), found.goals)) continue;
        found.candidate = std::move(less);
        smaller = true;
        break;
      }
    }
  }

  // Rows of a table are told apart by their lines.
  std::string place_of(const Item& item) const {
    if (item.sort != Sort::Row || item.span.file == source::kNoFile) return "";
    return " in line " + std::to_string(sources_.get(item.span.file).position(item.span.begin).line);
  }

  // As the record declares its fields.
  Json in_order(const Json& claim) const {
    Json made = Json::object();
    for (const core::Field& field : p_.schema.records[p_.schema.claim].fields) {
      if (claim.contains(field.name)) made[field.name] = claim.at(field.name);
    }
    return made;
  }

  Suggestion told(Found& found) {
    shrink(found);
    Suggestion made;
    made.package = found.candidate.package;
    made.home = found.goals.empty() ? made.package : report_.items[found.goals.front().item].package;
    made.goals = found.goals;
    for (const Goal& goal : found.goals) {
      const Item& item = report_.items[goal.item];
      if (made.name.empty()) made.name = "suggested: " + sort_of(item.sort) + " " + diagnostic::printable(item.name, kMostOfName) + place_of(item) + ", " + item.ways[goal.way];
    }
    made.given = "  given   " + claim_text(p_.schema, in_order(found.candidate.claim)) + "\n";
    for (const Json& earlier : found.candidate.history) made.given += "  given   history " + claim_text(p_.schema, in_order(earlier)) + "\n";
    std::vector<std::string> rules;
    reach(found.candidate, [&](explain::Words& words, std::uint32_t row) { expect(found, words, row, made.expects, rules); });
    made.expects.insert(made.expects.end(), rules.begin(), rules.end());
    return made;
  }

  void expect(const Found& found, explain::Words& words, std::uint32_t row, std::vector<std::string>& lines, std::vector<std::string>& rules) {
    const std::string line = "line " + std::to_string(row + 1) + " ";
    lines.push_back(line + "is " + std::string(explain::disposition_name(words.decisions().lines[row].disposition)));
    const auto status = [&](core::RuleId id) {
      const auto judgement = words.evaluator().judge_rule(id, {words.decisions().batch, row});
      static constexpr const char* kWords[] = {"meets", "fails", "undecided", "skips"};
      const std::string text = line + (judgement.acts ? kWords[static_cast<int>(judgement.status)] : "skips") + " " + p_.rules[id].name.substr(p_.rules[id].name.rfind('.') + 1);
      if (rules.size() < kMostRules && std::find(rules.begin(), rules.end(), text) == rules.end()) rules.push_back(text);
    };
    for (const Goal& goal : found.goals) {
      const Item& item = report_.items[goal.item];
      if (item.sort == Sort::Rule) status(item.id);
    }
    const engine::LineDecision& decision = words.decisions().lines[row];
    for (std::uint32_t i = 0; i < decision.finding_count; ++i) {
      const core::RuleId rule = words.decisions().findings[decision.findings + i].rule;
      if (rule != core::kNone) status(rule);
    }
  }

  const source::Sources& sources_;
  Observer observer_;
  const core::Program& p_;
  const Report& report_;
  SuggestOptions options_;
  Map map_;
  Facts facts_;
  Mutants mutants_;
  Construct construct_;
  std::vector<Ways> seen_, left_;
  std::vector<Candidate> seeds_;
  std::vector<std::vector<Ways>> reached_by_seed_;
  std::map<std::string, std::vector<std::string>> payers_;
  std::vector<Found> found_;
  std::uint32_t tried_ = 0;
};

}  // namespace

std::vector<Suggestion> suggest(std::shared_ptr<const core::Program> program, const source::Sources& sources, const Report& report, SuggestOptions options) {
  return Search(std::move(program), sources, report, options).run();
}

std::string block_text(const Suggestion& suggestion, const Report& report, bool rules) {
  std::string out = "// Suggested: what it expects is what the policies decide now. Is it what they should decide? Judge it, then name the test for what it shows.\n";
  for (const Goal& goal : suggestion.goals) {
    const Item& item = report.items[goal.item];
    out += "// reaches " + sort_of(item.sort) + " " + item.name + ": " + item.ways[goal.way] + "\n";
  }
  std::string name;
  for (const char c : suggestion.name) name += c == '"' || c == '\\' ? '\'' : c;
  out += "test \"" + name + "\" {\n" + suggestion.given;
  const std::size_t dispositions = static_cast<std::size_t>(std::count_if(suggestion.expects.begin(), suggestion.expects.end(), [](const std::string& one) { return one.find(" is ") != std::string::npos; }));
  for (std::size_t i = 0; i < suggestion.expects.size() && (rules || i < dispositions); ++i) out += "  expect  " + suggestion.expects[i] + "\n";
  return out + "}\n";
}

}  // namespace edict::coverage
