// Puts a button on a council's page. The chat itself is loaded, in a frame, when it is pressed.
"use strict";
(function (settings) {
  const script = document.currentScript;
  const chat = script.src.replace(/\.js(\?.*)?$/, ""); // …/embed/southend.js shows …/embed/southend
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const page = make("a", {
    href: chat.replace("/embed/", "/c/"), target: "_blank", rel: "noopener", textContent: "Open in a new tab",
  });
  if (!("replaceSync" in CSSStyleSheet.prototype)) { // an old browser gets the link alone
    script.after(Object.assign(page, { textContent: settings.title }));
    return;
  }
  const hide = make("a", { href: settings.hide.url, rel: "noreferrer", textContent: settings.hide.title });
  const close = make("button", { type: "button", textContent: "Close" });
  const dialog = make("dialog", {}, make("div", { className: "bar" },
    make("b", { textContent: settings.title }), close, hide, page));
  dialog.setAttribute("aria-label", settings.title);
  const open = make("button", { type: "button", className: "open", textContent: settings.title });
  open.setAttribute("aria-expanded", "false");
  const place = document.createElement("signpost-chat");
  let frame;

  open.addEventListener("click", () => {
    if (dialog.open) return dialog.close();
    if (!frame) {
      frame = make("iframe", { title: settings.title, src: chat, allow: "clipboard-write" });
      frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads" +
        " allow-popups allow-popups-to-escape-sandbox";
      dialog.append(frame);
    }
    // Where the panel hides the page, the page must not take the keyboard behind it.
    if (matchMedia("(max-width: 640px), (max-height: 480px)").matches) dialog.showModal();
    else dialog.show();
    open.setAttribute("aria-expanded", "true");
    close.focus();
  });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    open.setAttribute("aria-expanded", "false");
    open.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dialog.open) dialog.close();
  });
  addEventListener("message", ({ data, origin, source }) => { // Escape inside the frame
    if (frame?.contentWindow !== source || origin !== new URL(chat).origin) return;
    if (data === "signpost:close") dialog.close();
  });
  hide.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true; // what is on the screen goes before the next page comes
    location.replace(hide.href);
  });

  // Styles that the page cannot break, and that a policy against inline styles allows.
  const styles = new CSSStyleSheet();
  const fixed = settings.position !== "inline";
  const side = fixed ? settings.position : "right";
  styles.replaceSync(`
    :host { all: initial !important; ${fixed ? "display: block !important; height: 76px !important;" : ""} }
    button, dialog { font: max(17px, 1rem)/1.4 system-ui, sans-serif; }
    button { min-height: 44px; padding: 8px 18px; border: 2px solid #fff; border-radius: 24px; background: ${settings.colour}; color: #fff; font-weight: 600; cursor: pointer; }
    ${fixed ? `.open { position: fixed; z-index: 2147483000; bottom: 16px; ${side}: 16px; box-shadow: 0 2px 8px #0006; }` : ""}
    :focus-visible { outline: 3px solid #ffd23f; outline-offset: 0; box-shadow: 0 0 0 6px #111; }
    dialog { position: fixed; z-index: 2147483001; inset: auto; bottom: 16px; ${side}: 16px; box-sizing: border-box; width: 420px; height: min(720px, 100vh - 32px); max-width: none; max-height: none; margin: 0; padding: 0; border: 2px solid ${settings.colour}; background: Canvas; }
    dialog[open] { display: flex; flex-direction: column; }
    dialog:modal { inset: 0; width: 100%; height: 100%; border: 0; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0 18px; padding: 8px 12px 0; background: ${settings.colour}; color: #fff; }
    .bar b { flex: 1; }
    .bar a { padding: 10px 0; color: inherit; }
    .bar a:first-of-type { font-weight: 600; }
    .bar::after { content: ""; flex-basis: 100%; order: 1; }
    .bar a { order: 2; }
    iframe { flex: 1; width: 100%; border: 0; }`);
  const root = place.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles];
  root.append(open, dialog);
  if (fixed) {
    // The foot of the page, and what the keyboard reaches, comes to lie above the button.
    document.documentElement.style.scrollPaddingBottom ||= "80px";
    if (document.body) document.body.append(place);
    else addEventListener("DOMContentLoaded", () => document.body.append(place));
  } else script.after(place);
});
