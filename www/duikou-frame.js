// For pages that frame `present.html`: makes each such frame as high as what it
// shows. `<script type="module" src="duikou/duikou-frame.js"></script>` is all.

/** Nothing that a frame says makes it higher. */
const MOST = 20000;

addEventListener("message", ({ data, origin, source }) => {
  if (!data || data.type !== "duikou-height") return;
  const height = Math.ceil(Number(data.height));
  if (!(height > 0 && height <= MOST)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    // Only a frame that this page filled with the presentation, still at home.
    const address = new URL(frame.src, location.href);
    if (address.origin !== origin || !address.pathname.endsWith("/present.html")) continue;
    frame.height = String(height);
  }
});
