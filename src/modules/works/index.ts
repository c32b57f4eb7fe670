/** What the rest of Meent may use of public works. */
export { handOverWithin, nameWork } from "./actions.ts";
export { isOpen, type Work, workClauses } from "./model.ts";
export { countOpenWorks, findWork, findWorkByNumber } from "./store.ts";
