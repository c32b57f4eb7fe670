import { localDate } from "#lib/calendar.ts";
import type { Somebody, Waiting } from "#lib/waits.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import type { Rule, RuleOwner } from "../model/exception.ts";
import { ruleOwners } from "../model/exception.ts";
import { listAskedRules, listOpenInvitations } from "../store.ts";
import { texts } from "../texts.ts";

/** Who was invited and did not answer, and whose rule is in the way and who did not say what then. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, on, limit }) => {
    const organizationIds = on?.flatMap((one) => (one.kind === "organization" ? [one.id] : []));
    const invitations = await listOpenInvitations(db, communityId, organizationIds, limit);
    const rules = await listAskedRules(db, communityId, ownersIn(on), limit);
    return [
      ...invitations.flatMap(({ id, givenBy, organizationId, ...act }): Waiting[] =>
        act.invitedOrganizationId === null
          ? []
          : [
              {
                who: organizationId
                  ? { kind: "organization", id: organizationId }
                  : { kind: "member", id: givenBy },
                on: { kind: "organization", id: act.invitedOrganizationId },
                what: "acts.invitation",
                about: { kind: "act", id },
                since: localDate(act.at),
                until: act.endsOn,
              },
            ],
      ),
      ...rules.flatMap(waitOf),
    ];
  },
  words: {
    "acts.invitation": { nl: texts.nl.waits.invitation, en: texts.en.waits.invitation },
    "acts.ruleChange": { nl: texts.nl.waits.ruleChange, en: texts.en.waits.ruleChange },
    "acts.ruleAnswer": { nl: texts.nl.waits.ruleAnswer, en: texts.en.waits.ruleAnswer },
  },
};

function ownersIn(on: readonly Somebody[] | undefined): readonly RuleOwner[] {
  return ruleOwners.filter((owner) => on === undefined || on.some(({ kind }) => kind === owner));
}

function waitOf(rule: Rule): Waiting[] {
  if (rule.askedOn === null) return [];
  return [
    {
      who: { kind: "municipality" },
      on: awaitedOf(rule),
      what: rule.owner === "outside" ? "acts.ruleAnswer" : "acts.ruleChange",
      about: { kind: "rule", id: rule.id },
      since: rule.askedOn,
      until: rule.answerDueOn,
    },
  ];
}

function awaitedOf({ owner, ownerName }: Rule): Somebody {
  return owner === "outside" ? { kind: "outside", name: ownerName ?? "" } : { kind: owner };
}
