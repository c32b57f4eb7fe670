/**
 * Small comforts on top of pages that work without them. One script for every page, no framework.
 */
import { countCharacters } from "./count-characters.ts";
import { focusErrors } from "./focus-errors.ts";
import { submitOnce } from "./submit-once.ts";

submitOnce();
focusErrors();
countCharacters();
