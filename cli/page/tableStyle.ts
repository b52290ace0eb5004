/** The tables of pairs, what opens in them, and paper. */
export const TABLE_STYLE = `
.site{content-visibility:auto;contain-intrinsic-size:auto 40rem;margin-bottom:1rem;padding-bottom:.4rem}
.pairs{width:100%;border-collapse:collapse;table-layout:fixed}
.pairs>thead th{overflow-wrap:normal;font-size:.78rem;font-weight:600;color:var(--muted);text-align:left;padding:.25rem .6rem}
.pairs>thead .wave{width:3.7rem}.pairs>thead .state{width:17.5%}.pairs>thead .active{width:15.5%}.pairs>thead .second{width:19%}.pairs>thead .redundant{width:6.4rem}.pairs>thead .when{width:9.6rem}.pairs>thead .open{width:6.5rem}
.row>*{border-top:1px solid var(--line);padding:.5rem .6rem;text-align:left;vertical-align:middle;height:2.9rem}
.row th{font-weight:650;box-shadow:inset 3px 0 var(--own-solid)}
.row.ok th{box-shadow:none}
.row time{font-variant-numeric:tabular-nums;font-size:.9rem}
.pair:target .row>*{background:var(--note-ground)}
.mark{display:inline-block;font-size:.82rem;line-height:1.3;padding:.12rem .55rem;margin:.1rem 0;white-space:nowrap;border-radius:.8rem;background:var(--own-ground);color:var(--own-text);font-weight:600}
.calls{font-weight:650}
.calls::before{content:"";display:inline-block;width:.65rem;height:.65rem;border-radius:50%;background:var(--ok-solid);margin-right:.45rem}
.other::before{content:"";display:inline-block;width:.65rem;height:.65rem;border-radius:50%;border:2px solid var(--note-solid);margin-right:.45rem}
.other.active::before{border-color:var(--ok-solid);background:var(--ok-solid)}
.other,.desired{display:block}
.desired{color:var(--warning);font-size:.87rem;padding-left:1.1rem}
b.warning{color:var(--warning)}
.more>td{padding:0}
details{display:flow-root}
summary{position:relative;z-index:1;display:block;width:5.3rem;height:1.9rem;margin:-2.4rem .6rem .5rem auto;line-height:1.75rem;text-align:center;cursor:pointer;border:1px solid var(--line);border-radius:.5rem;font-size:.87rem;color:var(--link);list-style:none}
summary::-webkit-details-marker{display:none}
summary::after{content:" \\25BE" / ""}
details[open]>summary::after{content:" \\25B4" / ""}
summary:hover{border-color:var(--link)}
.details{padding:.3rem .6rem 1.2rem}
.findings li{border-left:3px solid var(--warning-solid);padding-left:.75rem;margin-bottom:.5rem}
.nodes{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.6rem;margin:.3rem 0 1rem}
.node{border:1px solid var(--line);border-radius:.6rem;padding:.5rem .8rem;font-size:.9rem}
.node>*{display:block}
.node.carries{border-color:var(--ok-solid);box-shadow:inset 0 3px var(--ok-solid)}
.facts{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;margin:0 0 1rem;font-size:.87rem}
.facts div{display:flex;gap:.45rem}
.facts dt{color:var(--muted)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1.2rem}
.timeline li{position:relative;padding:0 0 .8rem 1.3rem;font-size:.92rem}
.timeline li::before{content:"";position:absolute;left:0;top:.45rem;width:.65rem;height:.65rem;border-radius:50%;background:var(--own)}
.timeline li::after{content:"";position:absolute;left:calc(.325rem - 1px);top:1.35rem;bottom:-.2rem;width:2px;background:var(--line)}
.timeline li:last-child::after{display:none}
.timeline .device::before{border-radius:0;transform:rotate(45deg);background:var(--device)}
.timeline .failed::before{background:var(--card);border:3px solid var(--critical-solid)}
.timeline time,.timeline li>span{color:var(--muted);font-size:.87rem;font-variant-numeric:tabular-nums}
.log{color:var(--muted);font-size:.87rem}
.timeline .log li{padding:0}
.timeline .log li::before,.timeline .log li::after{display:none}
.checks{width:100%;border-collapse:collapse;font-size:.87rem}
.checks th,.checks td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-top:1px solid var(--line);font-weight:400}
.checks thead th{color:var(--muted);border:0}
.checks th,.checks td:last-child{overflow-wrap:normal}
.checks .ok,.checks .critical{color:var(--own-text);font-weight:650}
@media screen and (max-width:60rem){main{padding:1rem}.pairs tr>.second,.pairs tr>.redundant,.pairs tr>.when,.pairs tr>.open,.pairs tr>.wave{display:none}.pairs>thead .name{width:32%}.pairs>thead .state,.pairs>thead .active{width:34%}.mark{white-space:normal}.tools{position:static}summary{margin:0 0 .6rem auto}}
@media print{@page{margin:12mm}html{font-size:10pt}body{background:#fff;overflow-wrap:break-word}main{max-width:none;padding:0}.tools,.skip,summary,.pairs tr>.open,#age{display:none}.card,.site{border:0;padding:0;content-visibility:visible}.two{display:block}.pairs{table-layout:auto}.pairs .row>*,.pairs thead th{width:auto;height:auto;padding:.25rem .4rem}.pairs tbody,.timeline li,.attention li,.waves,.node{break-inside:avoid}h2,h3,h4,thead{break-after:avoid}.mark,.bar rect,.calls::before,.waves li,.timeline li::before,.row th,.banner{print-color-adjust:exact;-webkit-print-color-adjust:exact}.mark,.calls,.row time{white-space:nowrap}a{color:inherit;text-decoration:none}}
`;
