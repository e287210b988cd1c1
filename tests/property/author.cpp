// The four packages: what each declares.
#include "author.h"

#include "vocabulary.h"

namespace edict::property {

Author::Author(std::uint64_t seed, const PolicyStyle& style)
    : dice_(seed), words_(dice_, names_), plain_(dice_, plain_names_), bare_(dice_, bare_names_), absence_(style.asks_for_absence) {
  for (Names* names : {&names_, &plain_names_, &bare_names_}) {
    names->asks_for_absence = absence_;
    names->astray = style.astray;
    names->dimensions_known = style.dimensions_known;
  }
}

std::vector<PackageText> Author::write() {
  write_base();
  write_shared();
  write_main();
  write_contracts();
  return {base_, shared_, main_, contracts_};
}

void Author::write_base() {
  base_.head = "package gen.base\n  title \"Base\"\n  version \"1\"\n  source \"Generated\"\n";
  base_.declarations = {
      "extend code {\n  risk: integer?\n  near: list of code\n  class: text?\n  way: route?\n  since: date?\n}\n",
      "extend payer {\n  tier: integer?\n}\n",
      "extend modifier {\n  note: text?\n}\n",
      "modifier JY \"Generated\" {\n  note \"topical\"\n}\n",
      "extend values route {\n  by_drone \"Generated\"\n}\n",
      "unit vialful = 75 mg \"Generated\"\n",
      "record visit \"Generated\" {\n  units: units?\n  paid: money?\n  code: code?\n}\n",
      "extend claim {\n  urgent: boolean?\n  visits: list of visit\n}\n",
      "code J9001 \"One\" {\n  unit 5 mg\n  risk 3\n  near [J9002, J9003]\n  way subcutaneous\n}\n",
      "code J9002 \"Two\" {\n  unit 1 mL\n  risk 1\n  class \"topical\"\n  since 2024-02-29\n}\n",
      "code J9003 \"Three\" {\n  effective .. 2024-06-30\n  unit 10 mcg\n  near [J9001]\n}\n",
      "code J9003 \"Three\" {\n  effective 2024-07-01 ..\n  unit 1 mcg\n  risk 2\n}\n",
      "code J9004 \"Four\" {\n  risk 2\n  near []\n}\n",
      "code Q5101 \"Five\"\n",
      "payer commercial \"Commercial\" {\n  tier 1\n}\n",
      "payer acme \"Acme\" {\n  extends commercial\n}\n",
      "payer acme_gold \"Gold\" {\n  extends acme\n  tier 2\n}\n",
      "payer acme_silver \"Silver\" {\n  extends acme\n}\n",
      "payer blue \"Blue\"\n"};
}

void Author::write_shared() {
  shared_.head = "library gen.shared\n  title \"Shared rules\"\n  version \"1\"\n  source \"Generated\"\n";
  if (dice_.chance(30)) shared_.head += "  effective " + period() + "\n";
  if (dice_.chance(10)) shared_.head += "  received " + period() + "\n";
  shared_.imports = {"import gen.base"};
  for (int i = 0; i < 3; ++i) {
    std::string text;
    shared_rules_.push_back(rule(text, "shared_" + std::to_string(i), "drugs"));
    shared_.declarations.push_back(text);
  }
}

void Author::write_sets() {
  main_.declarations.push_back("set drugs_here of code \"Codes\" {\n  J9001\n  J9003 effective " + period() + "\n  Q5101\n}\n");
  main_.declarations.push_back("set all_drugs of code \"Sets of sets\" {\n  drugs_here\n  J9001 .. J9003\n  except J9004 effective " + period() + "\n}\n");
  main_.declarations.push_back("set airways of diagnosis \"Ranges and patterns\" {\n  J45.40 .. J45.52\n  J33.* effective " + period() + "\n  except J45.50\n}\n");
  main_.declarations.push_back("set offices of place \"Places\" { 11, 12 }\n");
  main_.declarations.push_back("set strict of payer \"Payers\" {\n  acme\n  blue effective " + period() + "\n  except acme_silver\n}\n");
  names_.code_sets = plain_names_.code_sets = {"drugs_here", "all_drugs"};
  names_.diagnosis_sets = plain_names_.diagnosis_sets = {"airways"};
  names_.place_sets = plain_names_.place_sets = {"offices"};
  names_.payer_sets = plain_names_.payer_sets = {"strict"};
}

void Author::write_tables() {
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
      "table bands by weight, frequency \"Bands\" {\n  | weight: mass | frequency: integer | dose: mass | share: percent |\n  | .. 40 kg | any | 75 mg | 10% |\n"
      "  | 40 kg ..< 55 kg | 1 | 150 mg | |\n  | 40 kg ..< 55 kg | 2 .. 8 | 100 mg | 33.3333% |\n  | 55 kg .. | any | 300 mg | 100% |\n}\n");
  names_.tables = plain_names_.tables = true;
}

void Author::write_terms() {
  static const std::vector<Sort> kOften = {Sort::Units, Sort::Money, Sort::Number, Sort::Condition, Sort::Amount, Sort::Units, Sort::Condition, Sort::Date};
  std::vector<Sort> sorts;
  for (const Sort sort : kOften) {
    if (!dice_.chance(25)) sorts.push_back(sort);
  }
  for (std::uint64_t i = 0, count = 2 + dice_.below(4); i < count; ++i) sorts.push_back(static_cast<Sort>(dice_.below(kSorts)));
  for (const Sort sort : sorts) {
    const std::string name = "term_" + std::to_string(names_.terms.size());
    main_.declarations.push_back(term(name, sort));
    names_.terms.emplace_back(name, sort);
  }
}

void Author::write_main() {
  main_.head = "package gen.main\n  title \"Main\"\n  version \"1\"\n  effective " + dice_.one_of({"2024-01-01 ..", "2024-01-01 ..", "2024-01-01 .. 2024-12-31", "2024-02-29 .. 2025-01-01"}) +
               "\n  source \"Generated\"\n";
  if (dice_.chance(10)) main_.head += "  received " + period() + "\n";
  main_.imports.push_back("import gen.base");
  main_.imports.push_back("adopt gen.shared" + dice_.one_of({"", " from 2024-01-01", " from 2024-01-01 until 2024-12-31", " for acme", " from 2024-07-01 for acme_gold, blue"}));
  with_payment_ = absence_ && dice_.chance(60);
  if (with_payment_) main_.imports.push_back("adopt std.payment" + dice_.one_of({"", " from 2024-02-29", " for acme, blue"}));
  write_sets();
  write_tables();
  write_terms();
  for (std::uint64_t i = 0, rules = 4 + dice_.below(5); i < rules; ++i) {
    std::string text;
    rules_.push_back(rule(text, "rule_" + std::to_string(i), ""));
    main_.declarations.push_back(text);
  }
  for (std::uint64_t i = 0, count = 1 + dice_.below(4); i < count; ++i) main_.declarations.push_back(exception("main_", i));
}

// Members, rows and a code's attributes that the contracts' payers alone have.
void Author::write_additions() {
  if (dice_.chance(40)) contracts_.declarations.push_back("extend set gen.main.drugs_here \"Generated\" {\n  J9004\n  except J9001 effective " + period() + "\n}\n");
  if (dice_.chance(30)) contracts_.declarations.push_back("extend set gen.main.airways \"Generated\" { L20.*, except J33.0 }\n");
  if (dice_.chance(40)) {
    contracts_.declarations.push_back("extend table gen.main.limits \"Generated\" {\n  | code | units | effective |\n  | J9003 | 7 | " + period() + " |\n  | J9004 | 1 | |\n}\n");
  }
  if (dice_.chance(30)) contracts_.declarations.push_back("extend table gen.main.windows \"Generated\" {\n  | diagnosis | units | within |\n  | L50.1 | 500 | 14 days |\n}\n");
  if (dice_.chance(25)) contracts_.declarations.push_back("code J9002 \"Two\" {\n  unit " + dice_.one_of({"2 mL", "0.5 mL", "1 mL"}) + "\n}\n");
}

std::string Author::balances() {
  const std::string per = dice_.one_of({"year", "code", "authorization", "visit", "claim", "payer, plan"});
  if (dice_.chance(50)) return "balance visits \"Generated\" {\n  per " + (per == "payer, plan" ? per : "patient, " + per) + "\n  starts 12 units\n  takes min(left, line.units) as CO-119\n}\n";
  return "balance pot \"Generated\" {\n  per " + per + "\n  starts " + plain_.of(Sort::Money, 1) + "\n  takes min(left, round(line.allowed / 2 down to cent)) as PR-" + dice_.one_of({"119", "1"}) + "\n}\n";
}

void Author::write_payment_of_contracts() {
  const auto change = [&](unsigned chance, const std::string& head, const std::string& clauses) {
    if (dice_.chance(chance)) contracts_.declarations.push_back("exception " + head + " \"Generated\" {\n" + clauses + "\n}\n");
  };
  change(50, "fees to fee", "  payer " + payers() + "\n  value " + dice_.one_of({"(line.charge * 0.333333)", "min(line.charge, prices[line.code].limit * line.units)", "(prices[line.code].limit * line.units)"}));
  change(40, "caps to unit_cap", "  payer " + payers() + "\n  value " + plain_.of(Sort::Units, 1));
  change(40, "factors to factor", "  payer " + payers() + "\n  when line.modifiers has KX\n  value 0.5");
  change(30, "held to sequestration", "  payer acme\n  value 2%");
  change(30, "share to coinsurance", "  payer " + payers() + "\n  value " + dice_.one_of({"20%", "patient.coinsurance", "33.3333%"}));
  change(30, "fixed to copay", "  payer " + payers() + "\n  value " + plain_.of(Sort::Money, 1));
  change(30, "deducted to deductible", "  payer " + payers() + "\n  starts " + dice_.one_of({"$100.00", "patient.deductible_remaining"}));
  change(20, "capped to out_of_pocket", "  payer " + payers() + "\n  takes min(left, round(line.allowed / 3 half up to cent))");
  change(20, "behind to most_after_others", "  payer " + payers() + "\n  value " + plain_.of(Sort::Money, 1));
  if (dice_.chance(60)) contracts_.declarations.push_back(balances());
}

void Author::write_contracts() {
  contracts_.head = "package gen.contracts\n  title \"Contracts\"\n  version \"1\"\n  effective " + dice_.one_of({"2024-01-01 ..", "2024-01-01 ..", "2024-03-01 .. 2024-12-31"}) +
                    "\n  source \"Generated\"\n  for " + dice_.one_of({"acme", "acme, blue", "commercial, blue"}) + "\n";
  contracts_.imports = {"import gen.base", "import gen.main", "import gen.shared"};
  if (with_payment_) contracts_.imports.push_back("import std.payment");
  write_additions();
  for (std::uint64_t i = 0, count = 2 + dice_.below(6); i < count; ++i) contracts_.declarations.push_back(exception("contract_", i));
  for (int i = 0; i < 2; ++i) {
    std::string text;
    rules_.push_back(rule(text, "contract_rule_" + std::to_string(i), ""));
    contracts_.declarations.push_back(text);
  }
  if (with_payment_) write_payment_of_contracts();
}

}  // namespace edict::property
