/** The page as a whole, and what stands above the tables. */
export const LAYOUT = `
*{box-sizing:border-box}
html{scroll-padding-top:8rem}
body{margin:0;background:var(--page);color:var(--text);font:.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:80rem;margin:0 auto;padding:1.75rem 1.5rem 3rem}
h1{font-size:2rem;line-height:1.2;margin:.1rem 0 .4rem;letter-spacing:-.02em}
h2{font-size:1.05rem;margin:0 0 .6rem}
h3{font-size:1.05rem;margin:0 0 .5rem}
h4{font-size:.9rem;margin:0 0 .5rem}
p,ol,ul,dl,dd{margin:0;padding:0}
ol,ul{list-style:none}
a{color:var(--link)}
b{font-weight:650}
.muted{color:var(--muted);font-weight:400}
.eyebrow{color:var(--muted);font-size:.85rem}
.source{color:var(--muted);max-width:62rem}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem 1rem;border-radius:.5rem;z-index:3}
.skip:focus{top:.75rem}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:.25rem}
.banner{margin-top:.9rem;padding:.6rem .9rem;border-radius:.6rem;background:var(--own-ground);color:var(--own-text)}
.bar{display:block;width:100%;height:.6rem;margin-top:1.1rem;border-radius:.3rem}
.bar rect{fill:var(--own-solid)}
.figures{display:flex;flex-wrap:wrap;gap:.5rem 2.2rem;margin:.9rem 0 1.4rem}
.figures div{display:flex;flex-direction:column-reverse;border-left:3px solid var(--own-solid,var(--line));padding-left:.7rem}
.figures dt{color:var(--muted);font-size:.85rem}
.figures dd{font-size:1.5rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;color:var(--own-text,var(--text))}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1rem;align-items:start}
.card,.site{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1rem 1.1rem}
.card{margin-bottom:1rem}
.attention li{border-left:3px solid var(--own-solid);padding:.05rem 0 .05rem .75rem;margin-bottom:.75rem}
.attention a{font-weight:650}
.attention p{font-size:.93rem}
.waves{display:flex;flex-wrap:wrap;gap:.6rem}
.waves li{flex:1 1 12rem;border-top:4px solid var(--own-solid);background:var(--own-ground);border-radius:.3rem .3rem .6rem .6rem;padding:.5rem .8rem}
.waves span{display:block}
.waves .muted{color:var(--own-text);font-size:.87rem}
.tools{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;padding:.7rem 0;background:var(--page)}
.tools h2{margin:0}
.filters{display:flex;flex-wrap:wrap;gap:.4rem;border:0;margin:0;padding:0;min-width:0}
.chip{position:relative;cursor:pointer}
.chip input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.chip span{display:block;padding:.25rem .75rem;border:1px solid var(--line);border-radius:1rem;background:var(--card);font-size:.9rem}
.chip b{font-variant-numeric:tabular-nums}
.chip input:checked+span{background:var(--text);border-color:var(--text);color:var(--page)}
.chip input:focus-visible+span{outline:3px solid var(--focus);outline-offset:2px}
.search{flex:1 1 14rem;max-width:22rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--muted);border-radius:.6rem;padding:.35rem .75rem}
.count{color:var(--muted);font-size:.9rem}
footer{color:var(--muted);font-size:.87rem;margin-top:1.5rem}
[hidden]{display:none!important}
`;
