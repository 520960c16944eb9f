import { startFrame } from "./admin/frame.js";

startFrame();
