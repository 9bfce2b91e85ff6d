// A map one can move, loaded only when somebody asks for it. The sketch and the list need none of this.
(function () {
  "use strict";
  var box = document.querySelector(".interactive");
  if (!box) return;
  var button = box.querySelector("button");
  var said = box.querySelector("[role=status]");
  var place = box.querySelector(".moving");

  function failed() {
    place.hidden = true;
    said.textContent = said.dataset.failed;
  }

  function styleSheet() {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/maplibre/maplibre-gl.css";
    document.head.append(link);
  }

  // The same links as in the sketch, at the same places.
  function pins() {
    return [].map.call(document.querySelectorAll(".map svg [data-at]"), function (link) {
      return { at: link.dataset.at.split(",").map(Number), link: link };
    });
  }

  function marker(library, pin) {
    var element = document.createElement("a");
    element.className = "pin-on-map";
    // On its own page a counter leads nowhere and has no number.
    ["href", "aria-label"].forEach(function (name) {
      if (pin.link.hasAttribute(name)) element.setAttribute(name, pin.link.getAttribute(name));
    });
    element.textContent = pin.link.textContent;
    return new library.Marker({ element: element }).setLngLat(pin.at);
  }

  function draw(library) {
    var all = pins();
    var bounds = all.reduce(function (around, pin) { return around.extend(pin.at); }, new library.LngLatBounds());
    place.hidden = false;
    var map = new library.Map({
      container: place,
      bounds: bounds,
      fitBoundsOptions: { padding: 40, maxZoom: 14 },
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      attributionControl: { compact: false },
      style: {
        version: 8,
        sources: { tiles: { type: "raster", tiles: [box.dataset.tiles], tileSize: 256, attribution: box.dataset.attribution } },
        layers: [{ id: "tiles", type: "raster", source: "tiles" }]
      }
    });
    map.addControl(new library.NavigationControl({ showCompass: false }));
    all.forEach(function (pin) { marker(library, pin).addTo(map); });
    map.once("load", function () { place.dataset.ready = "yes"; });
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    button.hidden = true;
    styleSheet();
    import("/maplibre/maplibre-gl.mjs").then(draw).catch(failed);
  });
})();
