import { startNarrowing } from "./narrow.js";
import { startSharing } from "./share.js";
import { startSheets } from "./sheet.js";

startNarrowing();
startSheets();
startSharing();
