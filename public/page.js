// Leaving fast, sending once, and showing first what needs changing. Every page works without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var main = document.getElementById("main");
  var isOfReport = main && main.hasAttribute("data-draft");
  var presses = [];
  var sent = new WeakMap();

  // A browser that keeps no cookies may refuse to store anything: then there is nothing to forget either.
  function stored(act) {
    try {
      return act();
    } catch (refused) {
      return undefined;
    }
  }

  // By name: this address may keep things of others.
  function forgetTyped() {
    Object.keys(sessionStorage).forEach(function (name) {
      if (name === "left" || name.indexOf("typed:") === 0) sessionStorage.removeItem(name);
    });
  }

  // What is under way on this page shall not lead anywhere else now.
  function hide() {
    root.hidden = true;
    dispatchEvent(new Event("leave"));
  }

  function home() {
    hide();
    location.replace(document.querySelector("a.service").href);
  }

  function leave() {
    hide();
    document.title = "";
    stored(function () {
      forgetTyped();
      sessionStorage.setItem("left", "yes");
      // Other tabs hear of both; nothing stays.
      localStorage.setItem("left", "yes");
      localStorage.removeItem("left");
    });
    // Ends the draft; the server then leads to an everyday website.
    location.replace("/exit");
  }

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("a.exit[data-exit]")) {
      event.preventDefault();
      leave();
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = presses.filter(function (at) { return event.timeStamp - at < 5000; });
    if (presses.push(event.timeStamp) === 3) leave();
  }, true);

  addEventListener("storage", function (event) {
    if (event.key !== "left" || !event.newValue) return;
    stored(function () {
      forgetTyped();
      if (isOfReport) sessionStorage.setItem("left", "yes");
    });
    if (isOfReport) home();
  });

  // Back after leaving: the front page, and nothing that tells of a report, until somebody goes on from there.
  function cameBackAfterLeaving(isBack) {
    var hasLeft = stored(function () { return sessionStorage.getItem("left"); });
    if (!hasLeft || location.pathname === document.querySelector("a.service").pathname) return false;
    if (!isBack) stored(function () { sessionStorage.removeItem("left"); });
    return isBack;
  }

  var entry = performance.getEntriesByType ? performance.getEntriesByType("navigation")[0] : undefined;
  if (cameBackAfterLeaving(Boolean(entry && entry.type === "back_forward"))) home();

  // The server accepts a form only once; this spares an impatient finger the second wait.
  document.addEventListener("submit", function (event) {
    if (event.timeStamp - sent.get(event.target) < 2000) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });

  // A page out of the browser's memory may show answers that were changed, deleted or sent since. It is loaded again
  // only then, and never while the server cannot be reached: what is typed here may be nowhere else. Its address,
  // without the part after #, makes no browser offer to post a form again.
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    sent = new WeakMap();
    if (cameBackAfterLeaving(true)) return home();
    if (!isOfReport) return;
    // A path that begins with // would be another host.
    var here = location.origin + location.pathname + location.search;
    fetch(here).then(function (answer) {
      return answer.status >= 500 ? undefined : answer.text();
    }).then(function (html) {
      if (html === undefined) return;
      var now = new DOMParser().parseFromString(html, "text/html").getElementById("main");
      var isSame = now && ["data-draft", "data-revision"].every(function (name) {
        return now.getAttribute(name) === main.getAttribute(name);
      });
      if (!isSame && !root.hidden) location.replace(here);
    }).catch(function () {});
  });

  // How long a time is kept still stands on the page; its last minutes are also said aloud.
  var held = document.querySelector("[data-held]");
  if (held) ["5", "2", "1"].forEach(function (minutes) {
    var said = held.querySelector("[role=status]");
    var wait = held.dataset.held - minutes * 60;
    if (wait > 0) setTimeout(function () { said.textContent = said.getAttribute("data-left-" + minutes); }, wait * 1000);
  });

  var errors = document.querySelector(".error-summary");
  if (errors) errors.focus();
})();
