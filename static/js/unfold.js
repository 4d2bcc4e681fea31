// Opens all folds of a long list, and folds them again; opens the one that an address leads into, where the browser does not.
document.addEventListener("click", ({ target }) => {
  if (!target.matches?.("[data-unfold]")) return;
  const folds = [...document.querySelectorAll(".between")];
  const open = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = open;
  target.textContent = open ? "Fold the list again" : target.dataset.unfold;
});

const reveal = () => {
  const place = document.getElementById(location.hash.slice(1));
  const fold = place?.closest(".between:not([open])");
  if (!fold) return;
  fold.open = true;
  place.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
