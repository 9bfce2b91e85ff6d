// Leaving fast, sending once, and showing first what needs changing. Every page works without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var presses = [];
  var sent = new WeakMap();

  function leave() {
    root.hidden = true;
    document.title = "";
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

  // The server accepts a form only once; this spares an impatient finger the second wait.
  document.addEventListener("submit", function (event) {
    if (event.timeStamp - sent.get(event.target) < 2000) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });

  // A page out of the browser's memory may show answers that changed or were deleted. Asking for its address,
  // without the part after #, also makes no browser offer to post a form again.
  addEventListener("pageshow", function (event) {
    if (event.persisted) location.replace(location.pathname + location.search);
  });

  var errors = document.querySelector(".error-summary");
  if (errors) errors.focus();
})();
