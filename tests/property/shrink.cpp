// Leaves out what the trouble does not need. Crude: whole declarations, claims and facts first, then parts of expressions between brackets.
#include <algorithm>

#include "trial.h"

namespace edict::property {
namespace {

class Shrinker {
 public:
  Shrinker(Sample sample, const TrialStyle& style) : best_(std::move(sample)), style_(style) {
    style_.reached = nullptr;
    kind_ = kind_of(tried(best_, style_).trouble);
  }

  Sample shrink() {
    for (bool smaller = true; smaller && budget_ > 0;) {
      smaller = without_some(&Sample::claims);
      smaller |= without_some(&Sample::history);
      smaller |= without_declarations();
      for (std::size_t c = 0; c < best_.claims.size(); ++c) smaller |= without_facts(&Sample::claims, c);
      for (std::size_t c = 0; c < best_.history.size(); ++c) smaller |= without_facts(&Sample::history, c);
      smaller |= with_shorter_expressions();
    }
    return best_;
  }

 private:
  // Another trouble would be another story.
  static std::string kind_of(const std::string& trouble) { return trouble.substr(0, trouble.find_first_of(",:")); }

  bool keeps(const Sample& smaller) {
    if (--budget_ < 0) return false;
    const std::string trouble = tried(smaller, style_).trouble;
    if (trouble.empty() || kind_of(trouble) != kind_) return false;
    best_ = smaller;
    return true;
  }

  // Halves first, then one by one.
  bool without_some(std::vector<Json> Sample::*list) {
    bool any = false;
    for (bool halved = true; halved && (best_.*list).size() > 3;) {
      const auto half = static_cast<std::ptrdiff_t>((best_.*list).size() / 2);
      Sample front = best_, back = best_;
      (front.*list).resize(static_cast<std::size_t>(half));
      (back.*list).erase((back.*list).begin(), (back.*list).begin() + half);
      halved = keeps(front) || keeps(back);
      any |= halved;
    }
    for (std::size_t i = (best_.*list).size(); i-- > 0;) {
      Sample smaller = best_;
      (smaller.*list).erase((smaller.*list).begin() + static_cast<std::ptrdiff_t>(i));
      any |= keeps(smaller);
    }
    return any;
  }

  bool without_declarations() {
    bool any = false;
    for (std::size_t p = 0; p < best_.packages.size(); ++p) {
      for (std::size_t d = best_.packages[p].declarations.size(); d-- > 0;) {
        Sample smaller = best_;
        auto& declarations = smaller.packages[p].declarations;
        declarations.erase(declarations.begin() + static_cast<std::ptrdiff_t>(d));
        any |= keeps(smaller);
      }
      for (std::size_t i = best_.packages[p].imports.size(); i-- > 0;) {
        Sample smaller = best_;
        smaller.packages[p].imports.erase(smaller.packages[p].imports.begin() + static_cast<std::ptrdiff_t>(i));
        any |= keeps(smaller);
      }
    }
    return any;
  }

  // Members of objects and arrays, the inner ones last.
  bool without_facts(std::vector<Json> Sample::*list, std::size_t claim) {
    bool any = false;
    const Json flat = (best_.*list)[claim].flatten();
    std::vector<std::string> places;
    for (const auto& fact : flat.items()) {
      for (std::string place = fact.key(); !place.empty(); place.resize(place.find_last_of('/'))) places.push_back(place);
    }
    std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a > b; });
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::string& place : places) {
      const Json::json_pointer at(place);
      Sample smaller = best_;
      Json& whole = (smaller.*list)[claim];
      if (!whole.contains(at)) continue;
      Json& owner = whole[at.parent_pointer()];
      if (owner.is_array()) owner.erase(std::stoul(at.back()));
      else owner.erase(at.back());
      any |= keeps(smaller);
    }
    return any;
  }

  bool with_shorter_expressions() {
    bool any = false;
    for (std::size_t p = 0; p < best_.packages.size(); ++p) {
      for (std::size_t d = 0; d < best_.packages[p].declarations.size(); ++d) any |= shorter(p, d);
    }
    return any;
  }

  // A bracketed part becomes one of the bracketed parts within it, or a plain value; a line of a clause goes.
  bool shorter(std::size_t package, std::size_t declaration) {
    bool any = false;
    const auto text = [&] { return best_.packages[package].declarations[declaration]; };
    const auto replaced = [&](std::size_t from, std::size_t to, const std::string& by) {
      Sample smaller = best_;
      std::string& it = smaller.packages[package].declarations[declaration];
      if (to - from <= by.size()) return false;
      it.replace(from, to - from, by);
      return keeps(smaller);
    };
    for (std::size_t open = text().find('('); open != std::string::npos && budget_ > 0; open = text().find('(', open + 1)) {
      const std::size_t close = end_of(text(), open);
      bool done = false;
      for (const char* plain : {"true", "1", "$1", "1 units", "1 mg", "line.date", "line.code"}) {
        if (!done) done = replaced(open, close, plain);
      }
      const std::string now = text();
      for (std::size_t inner = now.find('(', open + 1); !done && inner < close; inner = now.find('(', inner + 1)) {
        done = replaced(open, close, now.substr(inner, end_of(now, inner) - inner));
      }
      any |= done;
    }
    for (std::size_t from = text().find("\n  "); from != std::string::npos && budget_ > 0;) {
      const std::size_t to = text().find('\n', from + 1);
      if (to != std::string::npos && replaced(from, to, "")) any = true;
      else from = text().find("\n  ", from + 1);
    }
    return any;
  }

  static std::size_t end_of(const std::string& text, std::size_t open) {
    int depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
      if (text[i] == '(') ++depth;
      if (text[i] == ')' && --depth == 0) return i + 1;
    }
    return text.size();
  }

  Sample best_;
  TrialStyle style_;
  std::string kind_;
  int budget_ = 1'000;  // trials
};

}  // namespace

Sample shrunk(Sample sample, const TrialStyle& style) { return Shrinker(std::move(sample), style).shrink(); }

}  // namespace edict::property
