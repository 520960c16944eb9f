import { startEdit } from "./admin/edit.js";
import { startFrame } from "./admin/frame.js";
import { startPasskeys } from "./admin/passkeys.js";

startFrame();
startPasskeys();
startEdit();
