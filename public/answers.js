// Keeps what is typed into a form of a report: while the signal is gone, while the server has no room, and while
// somebody looks at another page. Every form works without it.
(() => {
  "use strict";
  const main = document.getElementById("main");
  const line = document.querySelector("form .unsent");
  const form = line && line.closest("form");
  const PREFIX = "typed:";
  const ANSWER_WITHIN_MS = 20000;
  const SAY_SO_AFTER_MS = 4000;
  const PRESSABLE_AFTER_MS = 5000;
  const TRY_AGAIN_AFTER_MS = [2000, 4000, 8000, 15000, 30000];
  const NO_ROOM = [408, 429, 502, 503, 504];

  // What was typed, in this tab only: one entry for each page, under the key of the draft that the page belongs to.
  // A browser may refuse to store anything; then typed text is kept by the page alone.
  function stored(act) {
    try {
      return act();
    } catch (refused) {
      return undefined;
    }
  }

  function forget(isOver) {
    stored(() => {
      for (const name of Object.keys(sessionStorage)) {
        if (name.startsWith(PREFIX) && isOver(name, JSON.parse(sessionStorage.getItem(name)))) sessionStorage.removeItem(name);
      }
    });
  }

  // "/ur/report/theft/story" and "/report/theft/story" are the same journey.
  const journeyOf = (path) => (path.match(/\/(?:report\/([^/]+)|(book))(?:\/|$)/) || []).slice(1).join("");
  const draft = main.dataset.draft;
  const here = location.pathname;
  const [arrival] = performance.getEntriesByType("navigation");
  const isRefusal = Boolean(arrival && arrival.responseStatus >= 400);
  // A report that was sent, deleted or begun anew in the meantime takes with it what was typed for it. A form that was
  // refused for want of room or of a cookie does not know the draft.
  if (draft || !form || !isRefusal) forget((name, kept) => journeyOf(name.slice(PREFIX.length)) === journeyOf(here) && kept.draft !== draft);

  // Without these the browser sends the form as it always has.
  if (!form || !window.fetch || !window.AbortController || !("submitter" in window.SubmitEvent.prototype)) return;

  const keeps = form.hasAttribute("data-keeps");
  // An item that was refused is shown at the address of the list: its hidden field says which one is changed.
  const item = form.querySelector("[data-listed]");
  const place = PREFIX + here + "?" + (item ? item.value : "");
  const controls = () => [...form.elements].filter((one) => one.name && !["hidden", "submit", "button"].includes(one.type));
  const isTicked = (control) => ["radio", "checkbox"].includes(control.type);

  function keep() {
    if (!keeps) return;
    const typed = controls().filter((one) => !isTicked(one) || one.checked).map((one) => [one.name, one.value]);
    stored(() => sessionStorage.setItem(place, JSON.stringify({ draft, typed })));
  }

  function putBack() {
    const kept = keeps && stored(() => JSON.parse(sessionStorage.getItem(place)));
    if (!kept || kept.draft !== draft) return;
    for (const control of controls()) {
      const values = kept.typed.filter(([name]) => name === control.name).map(([, value]) => value);
      if (isTicked(control)) control.checked = values.includes(control.value);
      else if (values.length > 0) control.value = values[0];
    }
  }

  let running; // what ends the request under way
  let waiting; // the timer of the next try
  let pressed; // the button
  let tries = 0;
  let notBefore = 0; // when the server wants the next try, at the earliest
  let isDone = false;
  let isLeftToBrowser = false;

  // Why the form is still here, with numbers that can be tapped; nothing without a reason.
  function say(why) {
    line.replaceChildren(...(why ? [form.querySelector(".unsent-" + why).content.cloneNode(true)] : []));
  }

  function stop() {
    clearTimeout(waiting);
    waiting = undefined;
    if (running) running.abort();
    running = undefined;
  }

  // As a browser would send it.
  function body() {
    const pairs = new URLSearchParams();
    const add = (name, value) => pairs.append(name, String(value).replace(/\r\n|\r|\n/g, "\r\n"));
    for (const [name, value] of new FormData(form)) add(name, value);
    if (pressed && pressed.name) add(pressed.name, pressed.value);
    return pairs;
  }

  async function send() {
    stop();
    const ending = new AbortController();
    running = ending;
    const giveUp = setTimeout(() => ending.abort(), ANSWER_WITHIN_MS);
    const saySo = setTimeout(() => say("slow"), SAY_SO_AFTER_MS);
    let answer;
    try {
      answer = await fetch(form.getAttribute("action"), { method: "POST", body: body(), signal: ending.signal });
    } catch (lost) {
      answer = undefined;
    }
    clearTimeout(giveUp);
    clearTimeout(saySo);
    // Somebody has changed the text or left the page meanwhile.
    if (running !== ending) return;
    running = undefined;
    // Closed by the operator: trying again by ourselves would not help for hours, and the page says until when.
    const isClosed = Boolean(answer && answer.headers.has("x-closed"));
    if (!answer) wait("offline", 0);
    else if (NO_ROOM.includes(answer.status) && !isClosed) wait("busy", Number(answer.headers.get("retry-after")) * 1000 || 0);
    else if (answer.redirected) goOn(answer.url);
    else leaveToBrowser();
    // The page comes once more, as a page: no need to receive it here.
    if (answer && answer.body) answer.body.cancel().catch(() => {});
  }

  // The same form again: the server takes each only once, so it does no harm where only the answer was lost. Phones
  // do not all come at the same moment.
  function wait(why, at_least_ms) {
    say(why);
    notBefore = Date.now() + at_least_ms;
    const again_ms = Math.max(at_least_ms, TRY_AGAIN_AFTER_MS[Math.min(tries, TRY_AGAIN_AFTER_MS.length - 1)]);
    tries += 1;
    waiting = setTimeout(send, again_ms * (1 + Math.random() / 2));
  }

  function goOn(address) {
    isDone = true;
    const isSent = form.hasAttribute("data-sends") && new URL(address).pathname.endsWith("/sent");
    forget((name, kept) => name === place || (isSent && kept.draft === draft));
    // A page with errors was posted: Back would ask whether to send it again, so the next page takes its place.
    if (isRefusal) location.replace(address);
    else location.assign(address);
    pressableSoon();
  }

  // Somebody may stop the next page from loading, and press again.
  function pressableSoon() {
    setTimeout(() => { isDone = false; }, PRESSABLE_AFTER_MS);
  }

  // A page with errors or a question about the report: not taken, so the browser posts it once more and shows what
  // comes as the page it is, with its address, its history and its focus.
  function leaveToBrowser() {
    isDone = true;
    say();
    if (!pressed) return HTMLFormElement.prototype.submit.call(form);
    isLeftToBrowser = true;
    pressed.click();
    isLeftToBrowser = false;
    pressableSoon();
  }

  form.addEventListener("submit", (event) => {
    // The guard against two presses counts forms that the browser sends.
    event.stopPropagation();
    if (isLeftToBrowser) return;
    event.preventDefault();
    if (isDone || (running && event.submitter === pressed)) return;
    pressed = event.submitter;
    tries = 0;
    keep();
    send();
  });

  form.addEventListener("input", () => {
    keep();
    // A text that is still being written is not sent by itself.
    if (!waiting && !running) return;
    stop();
    say("changed");
  });

  const sendNow = () => {
    if (waiting && !document.hidden && Date.now() >= notBefore) send();
  };
  addEventListener("online", sendNow);
  document.addEventListener("visibilitychange", sendNow);
  // Whoever leaves fast is led away by `page.js`: an answer that comes now leads nowhere.
  addEventListener("leave", () => {
    isDone = true;
    stop();
  });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      isDone = false;
      say();
    } else if (arrival && arrival.type === "back_forward" && keeps && stored(() => sessionStorage)) {
      // The browser has put back what stood here when the page was left, which may be older than the answer.
      form.reset();
      putBack();
    }
  });

  putBack();
})();
