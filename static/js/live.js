// Empties the status line when the reader goes back: nothing new is to be announced then.
addEventListener("popstate", () => {
  document.getElementById("live").textContent = "";
});
