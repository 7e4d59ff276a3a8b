/* A template's content is inert. A document made by DOMParser is not: it inherits our Content-Security-Policy, and would
   complain of the page's own inline style, which the header of that page allows and ours does not. */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
