#include "report/html/page_assets.h"

namespace jishi::report::html {

// The sheet is the printed page: white, with the margins of GB/T 9704, on warm grey. Marks in its margin and
// thin underlines show what can be opened; on paper they are gone.
const std::string_view kStyle = R"(
:root{--ink:#23201c;--quiet:#6b655d;--paper:#fff;--ground:#efedea;--line:#d9d5cf;--mark:#f00;--blue:#1f5fbf;--tint:#1f5fbf14;--chosen:#1f5fbf26;--shadow:0 1px 4px #0002}
@media(prefers-color-scheme:dark){:root{--ink:#e8e4de;--quiet:#a8a199;--paper:#24221f;--ground:#171614;--line:#45413b;--mark:#ff8a80;--blue:#8ab4f8;--tint:#8ab4f81c;--chosen:#8ab4f838;--shadow:none}}
*{box-sizing:border-box}
html{color-scheme:light dark}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.6 var(--heiti);font-variant-numeric:tabular-nums}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px;padding:8px 16px;border-bottom:1px solid var(--line);background:var(--paper)}
.bar p{margin:0;color:var(--quiet)}.bar .grow{flex:1 1 16em}
button{font:inherit;color:var(--blue);background:none;border:1px solid var(--line);border-radius:6px;padding:4px 12px;cursor:pointer}
button:hover{background:var(--tint)}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
main{display:grid;grid-template-columns:minmax(0,210mm);justify-content:center;gap:24px;padding:24px 16px}
.paper{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;align-content:start}
.sheet{position:relative;min-height:297mm;padding:37mm 26mm 35mm 28mm;background:var(--paper);box-shadow:var(--shadow);font:15.79pt/29.6pt var(--latin),var(--fangsong);overflow-wrap:anywhere;text-align:justify;line-break:strict}
.sheet p,.sheet h1,.sheet h2,.sheet h3,.sheet h4,.sheet h5{margin:0;font-size:inherit;font-weight:400}
.sheet h1{margin:29.6pt 0;font:22pt/29.6pt var(--xiaobiaosong);font-weight:700;text-align:center;text-wrap:balance}
.sheet h1.minutes{margin:35mm 0 29.6pt;font-size:26pt;line-height:1.4;color:var(--mark)}
.sheet h2{font-family:var(--heiti);text-indent:2em}.sheet h3{font-family:var(--kaiti);text-indent:2em}.sheet h4,.sheet h5{text-indent:2em}
.body{text-indent:2em}.lead{font-family:var(--latin),var(--kaiti)}
.note{margin-top:29.6pt!important;padding-left:5em;text-indent:-3em}
.mark{font-family:var(--heiti)}
.roll{display:flex;padding-left:2em}.roll .label{flex:none;font-family:var(--heiti)}.body+.roll{margin-top:29.6pt!important}
.sign{width:max-content;max-width:100%;margin:29.6pt 2em 0 auto}.sign .date{padding-left:2em}
table{width:100%;border-collapse:collapse;font-size:12pt;line-height:1.4;margin:0 0 14pt;text-align:left}
caption,figcaption{font:12pt/29.6pt var(--heiti);text-align:center}
th{font-family:var(--heiti);font-weight:400;text-align:center}th,td{border:1px solid currentColor;padding:3px 5px}.mid{text-align:center;white-space:nowrap}.scroll{overflow-x:auto}
figure{margin:7pt 0 0}.chart{display:block;width:90%;margin:0 auto}
.s{cursor:pointer;border-radius:3px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.s:hover{background:var(--tint)}.s[aria-expanded=true]{background:var(--chosen)}
.s::before{content:"";position:absolute;right:12mm;width:3px;height:1em;margin-top:.35em;border-radius:2px;background:var(--blue);opacity:.35}
.s[aria-expanded=true]::before{opacity:1}
.c{text-decoration:underline 1px;text-decoration-color:var(--blue);text-underline-offset:5px}
#panel{position:sticky;top:16px;align-self:start;max-height:calc(100vh - 32px);overflow:auto;background:var(--paper);border-radius:6px;box-shadow:var(--shadow);border:1px solid var(--line);padding:16px;overflow-wrap:anywhere}
#panel[hidden]{display:none}
#panel header{display:flex;align-items:center;gap:8px;justify-content:space-between}
#panel h2{font-size:16px;margin:0}#panel h3{font-size:14px;margin:0}
.quote{margin:8px 0 16px;padding-left:8px;border-left:3px solid var(--blue);color:var(--quiet)}
.card{border-top:1px solid var(--line);padding:16px 0}
.card .head{display:flex;flex-wrap:wrap;gap:0 12px;color:var(--quiet)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;margin:8px 0}dt{color:var(--quiet)}dd{margin:0}
ul{margin:4px 0;padding-left:20px}
.seal{color:var(--quiet)}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.5 monospace;background:var(--ground);padding:8px;border-radius:6px}
.anchor{max-width:210mm;margin:0 auto;padding:0 16px 24px;color:var(--quiet)}
@media(min-width:1180px){.open main{grid-template-columns:minmax(0,210mm) minmax(280px,360px)}}
@media(max-width:1179px){#panel{position:fixed;inset:auto 0 0;top:auto;max-height:62vh;border-radius:6px 6px 0 0;box-shadow:0 -2px 12px #0003}.open .anchor{padding-bottom:62vh}}
@media(max-width:800px){main{padding:0}.paper{gap:8px}.sheet{min-height:0;padding:24px 20px 32px;font-size:18px;line-height:1.9;box-shadow:none;text-align:left}.sheet h1,.sheet h1.minutes{font-size:22px;line-height:1.5;margin:8px 0 20px}.s::before{right:6px}table{font-size:14px}.scroll table{min-width:480px}figure{overflow-x:auto}.chart{width:100%;min-width:600px}}
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-right{content:"— " counter(page) " —";font:14pt var(--songti);margin-right:1em;vertical-align:top;padding-top:4mm}}
@page:left{@bottom-right{content:none}@bottom-left{content:"— " counter(page) " —";font:14pt var(--songti);margin-left:1em;vertical-align:top;padding-top:4mm}}
@media print{:root{--ink:#000;--mark:#f00;--paper:#fff;--ground:#fff;--line:#000}html{color-scheme:light}.bar,#panel,.anchor{display:none!important}main,.open main{display:block;padding:0}.paper{display:block}.sheet{padding:0;box-shadow:none;min-height:0}.sheet+.sheet{break-before:page}.s,.s[aria-expanded=true]{background:none}.s::before{display:none}.c{text-decoration:none}h2,h3,caption,thead{break-after:avoid}tr,figure,.sign{break-inside:avoid}.scroll{overflow:visible}.sheet rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)";

// Text enters the page by textContent alone. A sentence is a button: Enter or Space opens, Escape closes and
// gives the focus back.
const std::string_view kScript = R"(
'use strict';
(function(){
var records=JSON.parse(document.getElementById('records').textContent);
var panel=document.getElementById('panel'),list=document.getElementById('cards'),quote=document.getElementById('quote');
var chosen=null;
function element(name,text,style){var e=document.createElement(name);if(text!==undefined)e.textContent=text;if(style)e.className=style;return e;}
function download(name,text){
  var url=URL.createObjectURL(new Blob([text],{type:'text/plain;charset=utf-8'})),a=element('a');
  a.href=url;a.download=name;document.body.appendChild(a);a.click();a.remove();
  setTimeout(function(){URL.revokeObjectURL(url);},1000);
}
function seal(record){
  var box=element('div',undefined,'seal');
  if(record.entry===undefined){box.textContent='未存证';return box;}
  var label='已存证 #'+record.entry.toLocaleString('en-US');
  if(!record.receipt){box.textContent=label+'（回执未随本报告公开）';return box;}
  var more=element('details');
  more.appendChild(element('summary',label));
  more.appendChild(element('pre',record.receipt));
  var button=element('button','下载存证回执');
  button.type='button';
  button.addEventListener('click',function(){download(record.id+'.tlog-proof',record.receipt);});
  more.appendChild(button);
  box.appendChild(more);
  return box;
}
function card(record){
  var box=element('section',undefined,'card'),head=element('div',undefined,'head');
  [record.number||record.id,record.type,record.happened].forEach(function(word){if(word)head.appendChild(element('span',word));});
  box.appendChild(head);
  box.appendChild(element('h3',record.title||record.number||record.id));
  if(record.fields.length){
    var fields=element('dl');
    record.fields.forEach(function(pair){fields.appendChild(element('dt',pair[0]));fields.appendChild(element('dd',pair[1]));});
    box.appendChild(fields);
  }
  if(record.evidence.length){
    box.appendChild(element('div','佐证材料'));
    var files=element('ul');
    record.evidence.forEach(function(name){files.appendChild(element('li',name));});
    box.appendChild(files);
  }
  box.appendChild(seal(record));
  return box;
}
function close(){
  if(!chosen)return;
  chosen.setAttribute('aria-expanded','false');
  panel.hidden=true;
  document.body.classList.remove('open');
  var back=chosen;chosen=null;back.focus({preventScroll:true});
}
function open(sentence){
  if(chosen===sentence){close();return;}
  if(chosen)chosen.setAttribute('aria-expanded','false');
  chosen=sentence;
  sentence.setAttribute('aria-expanded','true');
  quote.textContent=sentence.textContent;
  list.replaceChildren();
  sentence.dataset.records.split(' ').forEach(function(n){list.appendChild(card(records[Number(n)]));});
  panel.hidden=false;
  panel.scrollTop=0;
  document.body.classList.add('open');
  document.getElementById('close').focus({preventScroll:true});
  var box=sentence.getBoundingClientRect(),limit=innerWidth<1180?innerHeight*.36:innerHeight;
  if(box.bottom>limit||box.top<0)sentence.scrollIntoView({block:innerWidth<1180?'start':'center'});
}
document.querySelectorAll('.s').forEach(function(sentence){
  sentence.addEventListener('click',function(){if(String(getSelection())==='')open(sentence);});
  sentence.addEventListener('keydown',function(event){
    if(event.isComposing||(event.key!=='Enter'&&event.key!==' '))return;
    event.preventDefault();open(sentence);
  });
});
document.getElementById('close').addEventListener('click',close);
document.getElementById('print').addEventListener('click',function(){print();});
document.addEventListener('keydown',function(event){if(event.key==='Escape')close();});
})();
)";

}  // namespace jishi::report::html
