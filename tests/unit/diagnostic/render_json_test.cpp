// Findings for programs: the shape that the language reference promises.
#include <catch2/catch.hpp>

#include "diagnostic/codes_syntax.h"
#include "diagnostic/render.h"

using namespace edict;
using namespace edict::diagnostic;

TEST_CASE("one object a finding, keys in their order") {
  source::Sources sources;
  sources.add("p.edict", "\xC3\xA9t\xC3\xA9 rule\nrule\n");
  Diagnostics d;
  Finding& finding = d.add(code::S001, {0, 6, 10}, {"rule", "say \"what\""});
  finding.help = "call it otherwise";
  finding.related.push_back({{0, 11, 15}, "declared here"});
  CHECK(render_json(d, sources) == R"([
  {
    "code": "S001",
    "level": "error",
    "message": "`rule` does not belong here; say \"what\"",
    "file": "p.edict",
    "line": 1,
    "column": 5,
    "end_line": 1,
    "end_column": 9,
    "help": "call it otherwise",
    "related": [
      {
        "file": "p.edict",
        "line": 2,
        "column": 1,
        "message": "declared here"
      }
    ]
  }
]
)");
}

TEST_CASE("what is not there is null") {
  Diagnostics d;
  d.add(code::S001, {}, {"x", "y"});
  CHECK(render_json(d, {}) == R"([
  {
    "code": "S001",
    "level": "error",
    "message": "`x` does not belong here; y",
    "file": null,
    "line": null,
    "column": null,
    "end_line": null,
    "end_column": null,
    "help": null,
    "related": []
  }
]
)");
}

TEST_CASE("bytes that are no UTF-8 never break the JSON") {
  source::Sources sources;
  sources.add("p\xFF.edict", "\xFF\xFE");
  Diagnostics d;
  d.add(code::S001, {0, 0, 2}, {"\xFF", "\xC3"});
  const std::string json = render_json(d, sources);
  CHECK(json.find('\xFF') == std::string::npos);
  CHECK(json.find("\"file\": \"p\xEF\xBF\xBD.edict\"") != std::string::npos);
}

TEST_CASE("spans backwards or over the end stay inside") {
  source::Sources sources;
  sources.add("p.edict", "ab");
  Diagnostics d;
  d.add(code::S001, {0, 2, 1}, {"x", "y"});
  d.add(code::S001, {0, 50, 60}, {"x", "z"});
  const std::string json = render_json(d, sources);
  CHECK(json.find("\"column\": 3") != std::string::npos);
  CHECK(json.find("\"end_column\": 3") != std::string::npos);
}
