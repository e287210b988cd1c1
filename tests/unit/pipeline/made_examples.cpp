// One function a page; each keeps to the words of its page.
#include "made_examples.h"

namespace edict::test {

namespace {

const std::string kHead = "package demo\n  title \"Demo\"\n\npayer acme \"Acme Health\"\n";

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

PageExample policy(const std::string& text) {
  PageExample example;
  example.files["policy.edict"] = text;
  return example;
}

PageExample large_file(bool bad) { return policy(kHead + repeated("// a line of a note that somebody keeps in the policy\n", bad ? 400'000 : 400)); }

PageExample many_mistakes(bool bad) { return policy(kHead + repeated("Allergy care; J2357; 90\n", bad ? 200 : 0)); }

PageExample other_encoding(bool bad) { return policy("package demo\n  title \"Caf" + std::string(bad ? "\xe9" : "\xc3\xa9") + "\"\n"); }

PageExample unmarked_block(bool bad) {
  PageExample example;
  example.files["policy.edict.md"] = "# Omalizumab\n\nAt most 60 units on one line.\n\n```" + std::string(bad ? "" : "edict") + "\n" + kHead + "```\n";
  return example;
}

PageExample two_blocks(bool bad) {
  PageExample example;
  example.files["policy.edict.md"] = "# Omalizumab\n\n```edict\n" + kHead + (bad ? "" : "```\n") + "\n## Units\n\nAt most 60 (see the guide's table).\n\n```edict\nterm most { value 60 units }\n```\n";
  return example;
}

// Ninety brackets within each other, each a sum of eight.
PageExample deep_value(bool bad) {
  const std::size_t levels = bad ? 90 : 9;
  return policy(kHead + "\nterm total {\n  value " + repeated("(", levels) + "1" + repeated(" + 1 + 1 + 1 + 1 + 1 + 1 + 1)", levels) + "\n}\n");
}

PageExample deep_terms(bool bad) {
  const std::string sum = repeated(" + 1", bad ? 400 : 40);
  std::string text = kHead + "term first { value 1" + sum + " }\n", before = "first";
  for (const std::string& name : {"second", "third", "fourth"}) {
    text += "term " + name + " { value " + before + sum + " }\n";
    before = name;
  }
  return policy(text);
}

PageExample many_rows(bool bad) {
  PageExample example = policy(kHead + "\ncode from \"codes.csv\" {\n  | code | title: text |\n}\n");
  std::string rows = "code,title\n";
  for (int i = 0; i < (bad ? 100'001 : 10); ++i) {
    const std::string digits = std::to_string(10'000 + i % 10'000).substr(1);
    rows += std::string(1, static_cast<char>('A' + i / 10'000)) + digits + ",own code\n";
  }
  example.files["codes.csv"] = rows;
  return example;
}

PageExample many_words(bool bad) {
  std::string text = kHead + "\nvalues product \"Every product as a word\" {\n";
  for (int i = 0; i < (bad ? 10'001 : 10); ++i) text += "  product_" + std::to_string(i) + "\n";
  return policy(text + "}\n");
}

PageExample empty_library(bool bad) {
  PageExample example = policy("package demo\n  title \"Demo\"\n");
  if (bad) example.stdlib = "an-empty-directory";
  return example;
}

// Four claims; two of them are remembered, or more than there are, instead of 64 million.
PageExample many_claims(bool bad) {
  PageExample example;
  example.format = claims::Format::Csv;
  example.claims = "claim_id,line,code\nC1,1,J2357\nC2,1,J2357\nC3,1,96372\nC4,1,96372\n";
  example.remembered_claims = bad ? 2 : 9;
  return example;
}

// Twenty lines of the page's rule, where two thousand looks are allowed in place of 100 million: within each other its lists take twice as many.
PageExample many_looks(bool bad) {
  const std::string asked = bad ? "sum(l.units for l in claim.lines where any o in claim.lines where o.date = l.date and o.charge > line.charge)" : "sum(l.units for l in claim.lines)";
  PageExample example = policy(kHead + "rule dose_of_day { require " + asked + " <= 60, else deny CO-151, cite \"1\" }\n");
  example.claims = "{\"id\": \"C1\", \"payer\": \"acme\", \"lines\": [";
  for (int i = 0; i < 20; ++i) example.claims += std::string(i == 0 ? "" : ", ") + "{\"code\": \"J2357\", \"date\": \"2025-05-02\", \"units\": 1, \"charge\": 5}";
  example.claims += "]}\n";
  example.most_looks = 2'000;
  return example;
}

}  // namespace

std::optional<PageExample> made_example(const std::string& code, bool bad) {
  if (code == "S020") return large_file(bad);
  if (code == "S021") return many_mistakes(bad);
  if (code == "S022") return other_encoding(bad);
  if (code == "S034") return unmarked_block(bad);
  if (code == "S035") return two_blocks(bad);
  if (code == "T322") return deep_value(bad);
  if (code == "T363") return deep_terms(bad);
  if (code == "T342") return many_rows(bad);
  if (code == "T362") return many_words(bad);
  if (code == "T357") return empty_library(bad);
  if (code == "F009") return many_looks(bad);
  if (code == "C004") return many_claims(bad);
  return std::nullopt;
}

}  // namespace edict::test
