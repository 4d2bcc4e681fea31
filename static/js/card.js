// A card beside the mark that is pointed at or focused (WCAG 1.4.13: dismissible, hoverable, persistent).
const card = Object.assign(document.createElement("div"), { id: "card", className: "card", hidden: true });
card.setAttribute("role", "tooltip");
document.body.append(card);
const WITH_CARD = ".mark, .sign, .cite";
let closing;

const line = (name, text) => text && card.append(Object.assign(document.createElement("p"), { className: name, textContent: text }));

const show = (mark, pointer) => {
  clearTimeout(closing);
  const { when, title, who, quote, speaker, members } = mark.dataset;
  card.replaceChildren();
  card.setAttribute("role", members ? "group" : "tooltip");
  card.setAttribute("aria-label", members ? "Events counted here" : "");
  if (!mark.matches(".column")) line("when", when ?? mark.getAttribute("aria-label").split(":")[0]);
  if (members) dispatchEvent(new CustomEvent("picture:members", { detail: mark }));
  else line("title", title ?? mark.getAttribute("aria-label"));
  line("who", who);
  line("said", quote && (speaker ? `${speaker}: ${quote}` : quote));
  document.querySelector("[aria-describedby='card-said']")?.removeAttribute("aria-describedby");
  if (quote) {
    card.lastChild.id = "card-said";
    mark.setAttribute("aria-describedby", "card-said");
  }
  card.hidden = false;
  const at = (mark.querySelector(".shape, .period, .span") ?? mark).getBoundingClientRect();
  const middle = pointer ?? Math.max(at.left, 0) + (Math.min(at.right, innerWidth) - Math.max(at.left, 0)) / 2;
  const left = Math.min(Math.max(middle - card.offsetWidth / 2, 8), innerWidth - card.offsetWidth - 8);
  const above = at.top - card.offsetHeight - 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(above > 4 ? above : at.bottom + 6) + scrollY}px`;
};
const hide = () => {
  clearTimeout(closing);
  card.hidden = true;
};
const leave = () => {
  clearTimeout(closing);
  closing = setTimeout(hide, 250);
};

document.addEventListener("pointerover", (event) => {
  const mark = event.target.closest?.(WITH_CARD);
  if (mark && event.pointerType !== "touch") show(mark, event.clientX);
  else if (event.target.closest?.("#card")) clearTimeout(closing);
});
document.addEventListener("pointerout", (event) => {
  const inside = event.relatedTarget?.closest?.(`${WITH_CARD}, #card`);
  if (event.target.closest?.(`${WITH_CARD}, #card`) && !inside) leave();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.(`:is(${WITH_CARD}):focus-visible`)) show(event.target);
  else if (!card.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
document.addEventListener("click", (event) => !event.target.closest?.(`${WITH_CARD}, #card`) && hide());
addEventListener("picture:card", (event) => show(event.detail));
document.addEventListener("htmx:before:swap", hide);
addEventListener("picture:grip", hide);
