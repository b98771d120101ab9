// What a PDF says, as JSON: pdfjs is an ES module that cannot be turned, so the tests run it as a program.
import { buffer } from 'node:stream/consumers';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const data = new Uint8Array(await buffer(process.stdin));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const { fnArray } = await page.getOperatorList();
  const { items } = await page.getTextContent();
  pages.push({
    view: page.view,
    words: items.map(({ str }) => str).filter((word) => word.trim() !== ''),
    annotations: await page.getAnnotations(),
    paths: fnArray.filter((operator) => operator === OPS.constructPath).length,
    images: fnArray.filter((operator) => operator === OPS.paintImageXObject).length,
  });
}
const { info } = await pdf.getMetadata();
const scripts = await pdf.getJSActions();
const attachments = await pdf.getAttachments();
process.stdout.write(JSON.stringify({ pages, info, scripts, attachments }));
