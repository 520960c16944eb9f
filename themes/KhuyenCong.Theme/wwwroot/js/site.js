import { startNarrowing } from "./narrow.js";
import { startSheets } from "./sheet.js";

startNarrowing();
startSheets();
