/** Each pair of text and ground has a contrast of 4.5 at least; the browser's test measures it. */
export const COLOURS = `
:root{color-scheme:light dark;--page:#f3f5f8;--card:#fff;--text:#14202d;--muted:#56636f;--line:#dce2e9;--link:#0a58a8;--focus:#0a58a8;
--ok:#0f6b3a;--ok-ground:#e2f3e9;--ok-solid:#2f9e66;--warning:#8a4b00;--warning-ground:#fdefd8;--warning-solid:#e59b2c;
--critical:#ab1f19;--critical-ground:#fde6e3;--critical-solid:#d8433a;--note:#40566b;--note-ground:#e8edf3;--note-solid:#8fa3b6;
--own:#0a58a8;--device:#9a5b00}
@media screen and (prefers-color-scheme:dark){:root{--page:#0e141b;--card:#161f29;--text:#e7edf3;--muted:#9caebf;--line:#2a3744;--link:#86bdfa;--focus:#86bdfa;
--ok:#77d6a1;--ok-ground:#12301f;--ok-solid:#3aa76d;--warning:#f4c069;--warning-ground:#38290c;--warning-solid:#c98a24;
--critical:#ff9d93;--critical-ground:#431a17;--critical-solid:#d65148;--note:#b6c6d6;--note-ground:#233040;--note-solid:#5d7288;
--own:#86bdfa;--device:#f4c069}}
@media print{:root{color-scheme:light}}
.ok{--own-text:var(--ok);--own-ground:var(--ok-ground);--own-solid:var(--ok-solid)}
.warning{--own-text:var(--warning);--own-ground:var(--warning-ground);--own-solid:var(--warning-solid)}
.critical{--own-text:var(--critical);--own-ground:var(--critical-ground);--own-solid:var(--critical-solid)}
.note{--own-text:var(--note);--own-ground:var(--note-ground);--own-solid:var(--note-solid)}
`;
