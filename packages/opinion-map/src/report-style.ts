/** The look of the report: set like a book, hairlines and white, one green; works in the dark and on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf8f1,#171511);--ink:light-dark(#1f1b14,#f2ede2);--soft:light-dark(#595241,#bdb5a4);--hairline:light-dark(#ddd4c1,#3d392f);--line:light-dark(#817862,#8d8571);--green:light-dark(#0b5742,#82d3b2)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:2.125rem;line-height:1.15;margin:0 0 1rem}
h2{font-size:1.5rem;line-height:1.2;margin:3rem 0 .75rem}
h3{font-size:1.2rem;margin:2rem 0 .5rem}
p,ul{max-width:38rem;margin:0 0 1rem}
.lead{font-size:1.25rem}
figure{margin:0}
figure svg{width:100%;height:auto;border:1px solid var(--hairline);border-radius:6px}
figcaption{max-width:38rem;color:var(--soft);margin-top:.5rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--hairline);font-weight:400}
thead th{font-weight:700;border-bottom-color:var(--line);white-space:nowrap}
tbody th{min-width:14rem}
td{white-space:nowrap;font-variant-numeric:tabular-nums}
.id{color:var(--soft);font-variant-numeric:tabular-nums}
.small{font-size:.9375rem;color:var(--soft)}
.interval{display:block;width:9rem;height:.75rem;margin-top:.375rem}
.interval path{vector-effect:non-scaling-stroke;fill:none}
.interval .rail{stroke:var(--hairline);stroke-width:1}
.interval .bar{stroke:var(--green);stroke-width:5;opacity:.45}
.interval .score{stroke:var(--green);stroke-width:3}
summary{cursor:pointer;color:var(--green);text-decoration:underline;padding:.25rem 0}
@media (max-width:40rem){
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--hairline)}
tbody th,td{display:block;border:0;padding:.125rem 0;white-space:normal}
td::before{content:attr(data-label) ": ";color:var(--soft)}
}
@media print{details:not([open])>*{display:block}body{background:#fff}}
`;
