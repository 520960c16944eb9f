import { startNarrowing } from "./narrow.js";
import { startSharing } from "./share.js";
import { startSheets } from "./sheet.js";
import { startSuggesting } from "./suggest.js";

startNarrowing();
startSheets();
startSharing();
startSuggesting();
