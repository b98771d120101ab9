import { readConfig } from '../../../api/config.ts';
import { startApp } from '../../../api/startApp.ts';
import { answerParent } from '../parts/answerParent.ts';

/** The app as it is. */
const app = await startApp(readConfig(process.env));
answerParent({}, { port: app.port });
