// Substance, title and route. In: a descriptor. Out: facts. Always true: nothing is looked up; the words are the descriptor's own, fewer.
#include "imports/substance.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <vector>

#include "imports/measures.h"
#include "imports/sheet.h"
#include "imports/words.h"

namespace edict::imports {
namespace {

constexpr std::array<std::string_view, 5> kForms = {"injection", "infusion", "instillation", "intravesical instillation", "iv"};
constexpr std::array<std::string_view, 9> kStops = {"for", "per", "up", "administered", "less", "greater", "over", "in", "not"};
// Segments of one word that are no brand.
constexpr std::array<std::string_view, 23> kNoBrands = {"iv", "biosimilar", "human", "recombinant", "oral", "intravenous", "subcutaneous", "intramuscular", "intravitreal",
                                                        "therapeutic", "diagnostic", "sterile", "each", "inactivated", "pegylated", "complex", "intravesical", "liposomal",
                                                        "unrefrigerated", "lyophilized", "ovine", "intrauterine", "topical"};

struct RouteWord {
  std::string_view word, route;
};
constexpr std::array<RouteWord, 18> kRoutes = {{{"subcutaneous", "subcutaneous"}, {"intravenous", "intravenous"}, {"iv", "intravenous"},
                                                {"intramuscular", "intramuscular"}, {"oral", "oral"}, {"inhalation", "inhaled"}, {"inhaled", "inhaled"},
                                                {"intravitreal", "intravitreal"}, {"topical", "topical"}, {"intrathecal", "intrathecal"},
                                                {"intra-articular", "intra_articular"}, {"implant", "implanted"}, {"intravesical", "other_route"},
                                                {"intraocular", "other_route"}, {"ophthalmic", "other_route"}, {"nasal", "other_route"},
                                                {"rectal", "other_route"}, {"vaginal", "other_route"}}};

template <typename Words>
bool one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The text outside brackets, and the first short remark inside them.
struct Parts {
  std::string outside, brand;
};
Parts parts(std::string_view descriptor) {
  Parts result;
  std::string inside;
  int depth = 0;
  for (const char c : descriptor) {
    if (c == '(') {
      if (depth++ == 0) inside.clear();
    } else if (c == ')' && depth > 0) {
      if (--depth == 0 && result.brand.empty() && inside.size() <= 30) result.brand = inside;
    } else {
      (depth > 0 ? inside : result.outside) += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  for (const std::string_view tail : {" for use as", " instead use"}) result.outside = result.outside.substr(0, result.outside.find(tail));
  return result;
}

std::vector<std::string> segments(const std::string& text) {
  std::vector<std::string> all;
  std::string one;
  for (const char c : text + ",") {
    if (c != ',') {
      one += c;
      continue;
    }
    if (!trimmed(one).empty()) all.emplace_back(trimmed(one));
    one.clear();
  }
  return all;
}

// A segment without its amounts, up to where it stops to name the substance.
struct Named {
  std::string words;
  bool amount = false;
};
Named named(const std::string& segment) {
  Named result;
  const std::vector<Token> all = tokens(segment);
  bool glue = true;  // no blank before the next word
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Token& token = all[i];
    if (token.kind == Token::Kind::Number) {
      const auto measure = measure_at(all, i + 1);
      const bool percent = i + 1 < all.size() && all[i + 1].is("%");
      result.amount = result.amount || (measure && !measure->container);
      if (measure) i += measure->words;
      if (measure && i + 2 < all.size() && all[i + 1].is("/") && all[i + 2].kind == Token::Kind::Word) i += 2;  // `10.16 mg/ml`
      if (measure) continue;
      if (percent) ++i;
      else result.words += (glue ? "" : " ") + token.text, glue = false;
      continue;
    }
    if (token.kind == Token::Kind::Word && one_of(token.text, kStops)) break;
    if (token.is("/") || token.is("+")) {
      if (!result.words.empty()) result.words += token.text, glue = true;
      continue;
    }
    if (token.kind == Token::Kind::Sign) continue;
    result.words += (glue ? "" : " ") + token.text;
    glue = false;
  }
  while (!result.words.empty() && (result.words.back() == '/' || result.words.back() == '+')) result.words.pop_back();
  return result;
}

std::string without(std::string text, std::string_view ending) {
  if (text.size() > ending.size() && text.ends_with(ending)) text.resize(text.size() - ending.size());
  return text;
}

// `pertuzumab, trastuzumab, and hyaluronidase`: segments up to the one that begins with `and` are one list; so are segments that each have an amount.
std::string ingredient_of(const std::vector<std::string>& all) {
  std::size_t first = 0;
  while (first + 1 < all.size() && one_of(all[first], kForms)) ++first;
  if (first == all.size()) return "";
  std::size_t last = first;
  for (std::size_t i = first + 1; i < all.size() && i <= first + 3; ++i) {
    if (all[i].starts_with("and ")) last = i;
  }
  std::size_t amounts = 0;
  for (std::size_t i = first; i < all.size(); ++i) {
    const Named n = named(all[i]);
    amounts += n.amount && !n.words.empty() ? 1 : 0;
    if (amounts > 1 && n.amount && !n.words.empty()) last = std::max(last, i);
  }
  if (named(all[first]).words == "liposomal" && first + 1 < all.size()) first = last = first + 1;
  std::string joined;
  for (std::size_t i = first; i <= last; ++i) {
    const std::string words = named(all[i]).words;
    if (!words.empty()) joined += (joined.empty() ? "" : words.starts_with("and ") ? " " : ", ") + words;
  }
  for (const std::string_view form : {"injection ", "injectable "}) {
    if (joined.starts_with(form)) joined.erase(0, form.size());
  }
  for (const std::string_view ending : {" oral", " implant", " inhalation solution", " intravenous", " injection"}) joined = without(joined, ending);
  return joined;
}

// `factor ix, …, alprolix, per iu`: a brand that stands between commas.
std::string brand_between_commas(const std::vector<std::string>& all, const std::string& ingredient) {
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::vector<Token> words = tokens(all[i]);
    const bool brand = words.size() == 1 && words[0].kind == Token::Kind::Word && !one_of(words[0].text, kNoBrands) && !measure_at(words, 0) &&
                       words[0].text.find_first_of("0123456789") == std::string::npos;
    if (brand && ingredient.find(words[0].text) == std::string::npos) return words[0].text;
  }
  return "";
}

std::string route_of(const std::string& outside) {
  std::set<std::string_view> routes;
  const std::vector<Token> all = tokens(outside);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= 2 && all[i - 1].is("than") && all[i - 2].is("other")) continue;  // `other than inhalation drugs`
    for (const RouteWord& known : kRoutes) {
      if (all[i].is(known.word)) routes.insert(known.route);
    }
  }
  return routes.size() == 1 ? std::string(*routes.begin()) : "";
}

std::string route_in_words(std::string route) {
  if (route == "other_route") return "";
  std::replace(route.begin(), route.end(), '_', '-');
  return route;
}

}  // namespace

Substance substance(std::string_view descriptor) {
  Parts text = parts(descriptor);
  for (std::size_t at = text.outside.find("; "); at != std::string::npos; at = text.outside.find("; ")) text.outside.replace(at, 2, " and ");
  Substance found;
  found.route = route_of(text.outside);
  found.ingredient = ingredient_of(segments(text.outside));
  if (found.ingredient.size() > kLongestTitle) found.ingredient.clear();
  found.title = found.ingredient;
  const std::vector<Token> remark = tokens(text.brand);
  if (!remark.empty() && remark.front().kind == Token::Kind::Number) text.brand.clear();  // an amount in brackets
  if (const std::string named = brand_between_commas(segments(text.outside), found.ingredient); !named.empty()) text.brand = named;
  if (!found.title.empty() && !text.brand.empty() && found.title.size() + text.brand.size() + 3 <= kLongestTitle) found.title += " (" + text.brand + ")";
  const std::string how = route_in_words(found.route);
  if (!found.title.empty() && !how.empty() && found.title.size() + how.size() + 2 <= kLongestTitle) found.title += ", " + how;
  return found;
}

}  // namespace edict::imports
