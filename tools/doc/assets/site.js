// The search, and `/` to reach it. Every page can be read without this file.
(function () {
  "use strict";
  var box = document.getElementById("q");
  if (!box) return;

  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  // A link to a place inside something folded opens it; for printing, the rules that are taken over from a library are told.
  function open_around(element) {
    for (var e = element; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  }
  function show_target() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) { open_around(target); target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", show_target);
  show_target();
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.filter.call(document.querySelectorAll("details.adopted:not([open])"), function () { return true; });
    folded.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () { folded.forEach(function (d) { d.open = false; }); });

  var index = window.edictIndex;
  if (!index) return;
  var results = document.getElementById("results"), count = document.getElementById("count"), found = document.getElementById("found");
  var kMost = 60;

  // Each word must stand somewhere; what is nearest to a name stands first.
  function rank(entry, words) {
    var name = entry[0].toLowerCase(), title = entry[1].toLowerCase(), last = name.slice(name.lastIndexOf(".") + 1), sum = 0;
    for (var i = 0; i < words.length; i++) {
      var word = words[i], best = 0;
      if (name === word || last === word || title === word) best = 100;
      else if (last.indexOf(word) === 0 || title.indexOf(word) === 0) best = 60;
      else if (title.indexOf(word) > 0) best = 40;
      else if (name.indexOf(word) >= 0) best = 30;
      else if (entry[2].indexOf(word) === 0) best = 10;
      else if (entry[4].toLowerCase().indexOf(word) >= 0) best = 5;
      if (best === 0) return 0;
      sum += best;
    }
    return sum + (entry[2] === "rule" ? 3 : entry[2] === "test" ? -4 : 0);
  }

  function search() {
    var words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.textContent = "";
    results.hidden = words.length === 0;
    if (words.length === 0) return;
    var hits = [];
    for (var i = 0; i < index.length; i++) {
      var score = rank(index[i], words);
      if (score > 0) hits.push([score, i]);
    }
    hits.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    hits.slice(0, kMost).forEach(function (hit) {
      var entry = index[hit[1]], item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span"), name = document.createElement("code");
      link.href = entry[3];
      link.textContent = entry[1] || entry[0];
      kind.className = "kind";
      kind.textContent = entry[2];
      item.appendChild(link);
      item.appendChild(document.createTextNode(" "));
      if (entry[0] && entry[0] !== entry[1]) { name.textContent = entry[0]; item.appendChild(name); item.appendChild(document.createTextNode(" ")); }
      item.appendChild(kind);
      found.appendChild(item);
    });
    count.textContent = hits.length === 0 ? "Nothing is found." : (hits.length === 1 ? "1 result" : hits.length + " results") + (hits.length > kMost ? ", the first " + kMost + " of them:" : ":");
  }

  function move(step) {
    var links = Array.prototype.slice.call(found.querySelectorAll("a"));
    if (links.length === 0) return;
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) box.focus();
    else links[Math.min(at, links.length - 1)].focus();
  }

  box.addEventListener("input", search);
  box.form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
    var first = found.querySelector("a");
    if (first) first.focus();
  });
  document.addEventListener("keydown", function (event) {
    var here = event.target === box || found.contains(event.target);
    if (!here || results.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    if (event.key === "Escape") { box.focus(); }
  });

  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) {
    try { box.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (e) { box.value = asked[1]; }
    search();
    box.focus();
  }
}());
