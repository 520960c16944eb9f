import { startEdit } from "./admin/edit.js";
import { startFrame } from "./admin/frame.js";
import { startInterrupted } from "./admin/interrupted.js";
import { startPasskeys } from "./admin/passkeys.js";
import { startResults } from "./admin/results.js";

startFrame();
startPasskeys();
startEdit();
startResults();
startInterrupted();
