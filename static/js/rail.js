// The rail of years says where in the list one is.
let watch = null;
const follow = () => {
  watch?.disconnect();
  const rail = document.querySelector("[data-rail]");
  if (!rail) return;
  const links = new Map([...rail.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const here = new Set();
  watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) here[isIntersecting ? "add" : "delete"](target.firstElementChild.id);
    const first = [...links.keys()].find((id) => here.has(id));
    for (const [id, link] of links) link.toggleAttribute("aria-current", id === first);
    if (first) links.get(first).setAttribute("aria-current", "location");
  }, { rootMargin: "-10% 0px -60% 0px" });
  for (const id of links.keys()) watch.observe(document.getElementById(id).parentElement);
};
document.addEventListener("htmx:after:swap", follow);
follow();
