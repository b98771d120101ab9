import type { PageStart } from '../pageStart.ts';
import { readSides } from './readSides.ts';
import { showBothSides } from './showBothSides.ts';
import { showDialog } from './showDialog.ts';
import { showPerson } from './showPerson.ts';
import { showStart } from './showStart.ts';
import { showWhoOpens } from './showWhoOpens.ts';

const start = JSON.parse(document.getElementById('start')?.textContent ?? 'null') as PageStart;
const query = new URLSearchParams(location.search);
const sides = readSides(query, start);

if (sides.view === 'both') showBothSides(start, sides);
else if (sides.view === 'person') showPerson(start, sides);
else if (sides.view === 'dialog') showDialog(start, sides);
else if (sides.subPageId) showWhoOpens(start, sides.subPageId);
else showStart(start, { unknownPerson: query.get('person') });
