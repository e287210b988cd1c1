// Four packages: `gen.base`, the payers and codes; `gen.shared`, a library that another adopts; `gen.main`, which declares what all share; `gen.contracts`, with exceptions of some payers.
#include "policies.h"

#include <algorithm>

#include "expressions.h"
#include "vocabulary.h"

namespace edict::property {
namespace {

constexpr int kDepth = 2;

class Author {
 public:
  Author(std::uint64_t seed, const PolicyStyle& style) : dice_(seed), words_(dice_, names_), absence_(style.asks_for_absence) {
    names_.asks_for_absence = absence_;
  }

  std::vector<PackageText> write() {
    base_.head = "package gen.base\n  title \"Base\"\n  version \"1\"\n  source \"Generated\"\n";
    write_codes();
    write_payers();
    write_shared();
    write_main();
    write_contracts();
    return {base_, shared_, main_, contracts_};
  }

 private:
  struct Rule {
    std::string name;
    bool pair = false;
  };

  // ---- clauses
  std::string period() {
    return dice_.one_of({"2024-01-01 ..", ".. 2024-12-31", "2024-01-01 .. 2024-06-30", "2024-07-01 ..", "2024-02-29 .. 2025-03-15"});
  }
  std::string payers() {
    const std::string one = dice_.one_of(kPayers);
    return dice_.chance(25) ? one + ", " + dice_.one_of(kPayers) : one;
  }
  std::string otherwise() {
    switch (dice_.below(10)) {
      case 0:
      case 1:
      case 2: return "deny " + dice_.one_of({"CO-197", "CO-11", "PI-96 remark N180", "PR-204", "OA-18"});
      case 3: return "deny CO-16 remark M53";
      case 4: return "pend \"look at it\"";
      case 5: return absence_ && dice_.chance(30) ? "reject CO-31" : "deny CO-50";
      case 6: return "reduce units to " + words_.of(Sort::Units, 1) + " CO-151 remark N362";
      case 7: return "reduce to " + words_.of(Sort::Money, 1) + " CO-45";
      case 8: return "note \"seen\"";
      default: return "deny CO-151 remark N362";
    }
  }
  std::string missing() {
    if (!absence_) return "pend \"the facts\"";
    return dice_.one_of({"pend \"the facts\"", "pend", "deny CO-16 remark M53", "pass"});
  }

  // ---- declarations
  Rule rule(std::string& text, const std::string& name, const std::string& label) {
    Rule made{name, dice_.chance(15)};
    text = "rule " + name + " \"Generated\" {\n";
    text += "  stage " + dice_.one_of({"intake", "coding", "coverage", "coverage", "bundling"}) + "\n";
    if (!label.empty()) text += "  label " + label + "\n";
    if (dice_.chance(25)) text += "  effective " + period() + "\n";
    if (dice_.chance(8)) text += "  received " + period() + "\n";
    if (label.empty() && dice_.chance(20)) text += "  payer " + payers() + "\n";
    if (made.pair) {
      const std::string source = dice_.one_of({"claim.lines", "day", "history"});
      text += "  applies pair (line, other) in " + source + " where " + words_.condition_between("other", kDepth - 1) + "\n";
      text += "  require " + words_.condition_between("other", kDepth - 1) + "\n";
    } else {
      if (dice_.chance(75)) text += "  applies " + words_.condition(dice_.chance(60) ? 0 : kDepth) + "\n";
      text += "  require " + words_.condition(kDepth) + "\n";
    }
    text += "  else " + otherwise() + "\n";
    if (dice_.chance(50)) text += "  missing " + missing() + "\n";
    text += "  cite \"Generated\"\n}\n";
    return made;
  }

  std::string term(const std::string& name, Sort sort) {
    std::string text = "term " + name + " \"Generated\" {\n  value " + words_.of(sort, kDepth) + "\n";
    const bool halved = dice_.chance(25);
    if (halved) text += "  effective .. 2024-06-30\n";
    text += "}\n";
    if (halved && dice_.chance(60)) text += "term " + name + " \"Generated\" {\n  value " + words_.of(sort, kDepth) + "\n  effective 2024-07-01 ..\n}\n";
    return text;
  }

  void write_shared() {
    shared_.head = "library gen.shared\n  title \"Shared rules\"\n  version \"1\"\n  source \"Generated\"\n";
    shared_.imports = {"import gen.base"};
    for (int i = 0; i < 3; ++i) {
      std::string text;
      shared_rules_.push_back(rule(text, "shared_" + std::to_string(i), "drugs"));
      shared_.declarations.push_back(text);
    }
  }

  void write_codes() {
    base_.declarations.push_back("extend code {\n  risk: integer?\n}\n");
    base_.declarations.push_back("code J9001 \"One\" {\n  unit 5 mg\n  risk 3\n}\n");
    base_.declarations.push_back("code J9002 \"Two\" {\n  unit 1 mL\n  risk 1\n}\n");
    base_.declarations.push_back("code J9003 \"Three\" {\n  effective .. 2024-06-30\n  unit 10 mcg\n}\n");
    base_.declarations.push_back("code J9003 \"Three\" {\n  effective 2024-07-01 ..\n  unit 1 mcg\n  risk 2\n}\n");
    base_.declarations.push_back("code J9004 \"Four\" {\n  risk 2\n}\n");
    base_.declarations.push_back("code Q5101 \"Five\"\n");
  }

  void write_payers() {
    base_.declarations.push_back("payer commercial \"Commercial\"\n");
    base_.declarations.push_back("payer acme \"Acme\" {\n  extends commercial\n}\n");
    base_.declarations.push_back("payer acme_gold \"Gold\" {\n  extends acme\n}\n");
    base_.declarations.push_back("payer acme_silver \"Silver\" {\n  extends acme\n}\n");
    base_.declarations.push_back("payer blue \"Blue\"\n");
  }

  void write_sets() {
    main_.declarations.push_back("set drugs_here of code \"Codes\" {\n  J9001\n  J9003 effective " + period() + "\n  Q5101\n}\n");
    main_.declarations.push_back("set all_drugs of code \"Sets of sets\" {\n  drugs_here\n  J9001 .. J9003\n  except J9004 effective " + period() + "\n}\n");
    main_.declarations.push_back("set airways of diagnosis \"Ranges and patterns\" {\n  J45.40 .. J45.52\n  J33.* effective " + period() + "\n  except J45.50\n}\n");
    main_.declarations.push_back("set offices of place \"Places\" { 11, 12 }\n");
    main_.declarations.push_back("set strict of payer \"Payers\" {\n  acme\n  blue effective " + period() + "\n  except acme_silver\n}\n");
    names_.code_sets = {"drugs_here", "all_drugs"};
    names_.diagnosis_sets = {"airways"};
    names_.place_sets = {"offices"};
    names_.payer_sets = {"strict"};
  }

  void write_tables() {
    std::string limits = "table limits by code \"Limits\" {\n  | code | units: units | within: duration | most: money | effective: period |\n";
    limits += "  | J9001 | 90 | 14 days | $1,250.00 | .. 2024-06-30 |\n  | J9001 | 60 | 28 days | $900.00 | 2024-07-01 .. |\n";
    limits += "  | J9002 | 2 | | $10.50 | |\n";
    if (dice_.chance(50)) limits += "  | Q5101 | 3 | 6 months | | " + period() + " |\n";
    if (dice_.chance(30)) limits += "  | otherwise | 5 | 1 months | $1.00 | |\n";
    main_.declarations.push_back(limits + "}\n");

    std::string windows = "table windows by diagnosis \"Windows\" {\n  pick " + dice_.one_of({"largest", "smallest"}) + " units\n";
    windows += "  | diagnosis | units: units of J9001 | within: duration |\n  | J45.* | 90 | 14 days |\n  | J45.40 .. J45.52 | 120 | 28 days |\n  | airways | 75 | 7 days |\n";
    if (dice_.chance(50)) windows += "  | L20.9 | 120 | 14 days |\n";
    if (dice_.chance(50)) windows += "  | otherwise | 60 | 28 days |\n";
    main_.declarations.push_back(windows + "}\n");

    main_.declarations.push_back("table prices by code \"Prices\" {\n  | code | limit: money per unit | effective: period |\n  | J9001 | $12.345 | |\n  | J9002 | $100.00 | " +
                                 period() + " |\n  | J9003 | $0.01 | |\n}\n");
    main_.declarations.push_back(
        "table bands by weight, frequency \"Bands\" {\n  | weight: mass | frequency: integer | dose: mass |\n  | .. 40 kg | any | 75 mg |\n"
        "  | 40 kg ..< 55 kg | 1 | 150 mg |\n  | 40 kg ..< 55 kg | 2 .. 8 | 100 mg |\n  | 55 kg .. | any | 300 mg |\n}\n");
    names_.tables = true;
  }

  void write_main() {
    main_.head = "package gen.main\n  title \"Main\"\n  version \"1\"\n  effective 2024-01-01 ..\n  source \"Generated\"\n";
    main_.imports.push_back("import gen.base");
    main_.imports.push_back("adopt gen.shared" + dice_.one_of({"", " from 2024-01-01", " from 2024-01-01 until 2024-12-31", " for acme", " from 2024-07-01 for acme_gold, blue"}));
    with_payment_ = absence_ && dice_.chance(60);
    if (with_payment_) main_.imports.push_back("adopt std.payment" + dice_.one_of({"", " from 2024-02-29", " for acme, blue"}));
    write_sets();
    write_tables();
    const Sort kSorts[] = {Sort::Units, Sort::Money, Sort::Number, Sort::Condition, Sort::Amount, Sort::Units, Sort::Condition};
    for (const Sort sort : kSorts) {
      if (dice_.chance(25)) continue;
      const std::string name = "term_" + std::to_string(names_.terms.size());
      main_.declarations.push_back(term(name, sort));
      names_.terms.emplace_back(name, sort);
    }
    const auto rules = 4 + dice_.below(5);
    for (std::uint64_t i = 0; i < rules; ++i) {
      std::string text;
      rules_.push_back(rule(text, "rule_" + std::to_string(i), ""));
      main_.declarations.push_back(text);
    }
    for (std::uint64_t i = 0, count = 1 + dice_.below(4); i < count; ++i) main_.declarations.push_back(exception("main_", i));
  }

  // ---- exceptions
  std::string exception(const std::string& prefix, std::uint64_t number) {
    const std::string name = prefix + "exception_" + std::to_string(number);
    std::string own = dice_.chance(85) ? "  payer " + payers() + "\n" : "";
    if (dice_.chance(25)) own += "  effective " + period() + "\n";
    std::string clause;
    std::string target;
    bool pair = false;
    bool to_rule = false;
    switch (dice_.below(9)) {
      case 0:
        if (!names_.terms.empty()) {
          const auto& [term, sort] = dice_.one_of(names_.terms);
          Names none;  // terms may not lead back to themselves
          none.asks_for_absence = absence_;
          Expressions plain(dice_, none);
          target = term;
          clause = "  value " + plain.of(sort, 1) + "\n";
          if (dice_.chance(40)) own += "  when " + plain.condition(1) + "\n";
          return "exception " + name + " to " + target + " \"Generated\" {\n" + own + clause + "  cite \"Generated\"\n}\n";
        }
        [[fallthrough]];
      case 1:
        return "exception " + name + " to code J9001 \"Generated\" {\n" + own + "  unit " + dice_.one_of({"75 mg", "10 mg", "5 mg"}) + "\n}\n";
      case 2:
        return "exception " + name + " to limits[J9002] \"Generated\" {\n" + own + "  units " + dice_.one_of({"4", "9"}) + "\n}\n";
      case 3:
        if (!exceptions_.empty()) {
          target = dice_.one_of(exceptions_);
          clause = dice_.chance(50) ? "  waive\n" : "  else " + otherwise() + "\n";
          return "exception " + name + " to " + target + " \"Generated\" {\n" + own + clause + "}\n";
        }
        [[fallthrough]];
      case 4:
        if (prefix == "contract_") {
          target = "rules in " + dice_.one_of({"drugs", "gen.shared"});
          clause = dice_.one_of({"  waive\n", "  else pend \"look\"\n", absence_ ? "  missing pass\n" : "  waive\n"});
          break;
        }
        [[fallthrough]];
      default: {
        const Rule& rule = dice_.one_of(rules_);
        target = rule.name;
        pair = rule.pair;
        to_rule = true;
        switch (dice_.below(5)) {
          case 0: clause = "  waive\n"; break;
          case 1: clause = "  else " + otherwise() + "\n"; break;
          case 2: clause = "  require " + words_.condition(1) + "\n"; break;
          case 3: clause = "  missing " + missing() + "\n"; break;
          default: clause = pair ? "  else " + otherwise() + "\n" : "  applies " + words_.condition(1) + "\n"; break;
        }
        break;
      }
    }
    if (dice_.chance(55)) own += "  when " + words_.condition(1) + "\n";
    if (to_rule) exceptions_.push_back(name);
    return "exception " + name + " to " + target + " \"Generated\" {\n" + own + clause + "  cite \"Generated\"\n}\n";
  }

  void write_contracts() {
    contracts_.head = "package gen.contracts\n  title \"Contracts\"\n  version \"1\"\n  effective 2024-01-01 ..\n  source \"Generated\"\n  for " +
                      dice_.one_of({"acme", "acme, blue", "commercial, blue"}) + "\n";
    contracts_.imports = {"import gen.base", "import gen.main", "import gen.shared"};
    if (with_payment_) contracts_.imports.push_back("import std.payment");
    for (std::uint64_t i = 0, count = 2 + dice_.below(6); i < count; ++i) contracts_.declarations.push_back(exception("contract_", i));
    for (int i = 0; i < 2; ++i) {
      std::string text;
      rules_.push_back(rule(text, "contract_rule_" + std::to_string(i), ""));
      contracts_.declarations.push_back(text);
    }
    if (!with_payment_) return;
    const Names plain;
    Expressions words(dice_, plain);
    if (dice_.chance(50)) contracts_.declarations.push_back("exception fees to fee \"Generated\" {\n  payer " + payers() + "\n  value " + dice_.one_of({"(line.charge * 0.333333)", "min(line.charge, prices[line.code].limit * line.units)", "(prices[line.code].limit * line.units)"}) + "\n}\n");
    if (dice_.chance(40)) contracts_.declarations.push_back("exception caps to unit_cap \"Generated\" {\n  payer " + payers() + "\n  value " + words.of(Sort::Units, 1) + "\n}\n");
    if (dice_.chance(40)) contracts_.declarations.push_back("exception factors to factor \"Generated\" {\n  payer " + payers() + "\n  when line.modifiers has KX\n  value 0.5\n}\n");
    if (dice_.chance(30)) contracts_.declarations.push_back("exception held to sequestration \"Generated\" {\n  payer acme\n  value 2%\n}\n");
    if (dice_.chance(40)) contracts_.declarations.push_back("balance visits \"Generated\" {\n  per patient, " + dice_.one_of({"year", "code", "authorization", "visit"}) + "\n  starts 12 units\n  takes min(left, line.units) as CO-119\n}\n");
    if (dice_.chance(40)) contracts_.declarations.push_back("balance pot \"Generated\" {\n  per claim\n  starts $75.00\n  takes min(left, round(line.allowed / 2 down to cent)) as PR-" + dice_.one_of({"119", "1"}) + "\n}\n");
  }

  Dice dice_;
  Names names_;
  Expressions words_;
  PackageText base_, shared_, main_, contracts_;
  std::vector<Rule> shared_rules_, rules_;
  std::vector<std::string> exceptions_;  // to rules
  bool with_payment_ = false;
  const bool absence_;
};

std::string text_of(const PackageText& package, const std::vector<std::string>& declarations, bool whole_head) {
  std::string text = whole_head ? package.head : package.head.substr(0, package.head.find('\n') + 1);
  text += "\n";
  for (const std::string& import : package.imports) {
    if (whole_head || import.rfind("import", 0) == 0) text += import + "\n";
  }
  text += "\n";
  for (const std::string& declaration : declarations) text += declaration + "\n";
  return text;
}

template <typename T>
void shuffle(std::vector<T>& all, Dice& dice) {
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[dice.below(i)]);
}

}  // namespace

std::vector<PackageText> write_policies(std::uint64_t seed, const PolicyStyle& style) { return Author(seed, style).write(); }

std::vector<PolicyFile> files_of(const std::vector<PackageText>& packages) {
  std::vector<PolicyFile> files;
  for (const PackageText& package : packages) files.push_back({"gen" + std::to_string(files.size()) + ".edict", text_of(package, package.declarations, true)});
  return files;
}

std::vector<PolicyFile> shuffled_files(const std::vector<PackageText>& packages, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<PolicyFile> files;
  for (const PackageText& package : packages) {
    std::vector<std::string> declarations = package.declarations;
    shuffle(declarations, dice);
    const std::size_t parts = 1 + dice.below(3);
    for (std::size_t part = 0; part < parts; ++part) {
      std::vector<std::string> mine;
      for (std::size_t i = part; i < declarations.size(); i += parts) mine.push_back(declarations[i]);
      files.push_back({"part" + std::to_string(dice.below(1'000'000'000)) + ".edict", text_of(package, mine, part == 0)});
    }
  }
  shuffle(files, dice);
  return files;
}

}  // namespace edict::property
