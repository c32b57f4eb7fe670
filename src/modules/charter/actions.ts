/** What can be done with a charter: proposed, signed by each party, said no to, taken back. */
export { charterKind, closeProposal, proposeCharter, signCharter } from "./actions/adopting.ts";
