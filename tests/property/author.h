// Writes one random policy set of four packages: `gen.base`, the payers and codes; `gen.shared`, a library that another adopts; `gen.main`, which declares
// what all share; `gen.contracts`, with exceptions and additions of some payers.
//
// In: a seed and a style. Out: see policies.h. Always true: the same seed gives the same text.
#pragma once

#include "expressions.h"
#include "policies.h"

namespace edict::property {

class Author {
 public:
  Author(std::uint64_t seed, const PolicyStyle& style);
  std::vector<PackageText> write();

 private:
  struct Rule {
    std::string name;
    bool pair = false;
  };

  // ---- author.cpp: packages
  void write_base();
  void write_shared();
  void write_main();
  void write_contracts();
  void write_sets();
  void write_tables();
  void write_terms();
  void write_additions();
  void write_payment_of_contracts();
  std::string balances();

  // ---- author_rules.cpp: clauses, rules, terms, exceptions
  std::string period();
  std::string payers();
  std::string otherwise();
  std::string missing();
  std::string message();
  Rule rule(std::string& text, const std::string& name, const std::string& label);
  std::string term(const std::string& name, Sort sort);
  std::string exception(const std::string& prefix, std::uint64_t number);
  std::string exception_to_term(const std::string& head, const std::string& own);
  std::string exception_to_data(const std::string& head, std::string own);
  std::string exception_to_rules(const std::string& name, const std::string& own, bool group);
  std::string when(unsigned chance, Expressions& words, int depth);

  Dice dice_;
  Names names_;
  Names plain_names_;   // without terms: what is put in their place must not lead back to them
  Names bare_names_;    // without terms and tables: conditions on a row's cells or a code's attributes must not lead back to those
  Expressions words_, plain_, bare_;
  PackageText base_, shared_, main_, contracts_;
  std::vector<Rule> shared_rules_, rules_;
  std::vector<std::string> exceptions_;  // to rules
  bool with_payment_ = false;
  const bool absence_;
};

}  // namespace edict::property
