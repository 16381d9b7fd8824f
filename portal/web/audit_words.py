"""What entries of the log say on a screen: each kind in plain words, the kinds in groups, facts by name."""

from portal.rules.authorization_words import PURPOSE_WORDS
from portal.vocabulary import Purpose, Verb

GROUPS: dict[str, tuple[str, dict[Verb, str]]] = {
    "reads": (
        "Reads",
        {
            Verb.DISCLOSURE_READ: "Read what was given",
            Verb.DISCLOSURE_DOWNLOADED: "Downloaded what was given",
            Verb.REVEAL_SHOWN: "Opened one hidden value",
            Verb.HOLD_OPENED: "Opened what a legal hold keeps",
        },
    ),
    "given": (
        "Given",
        {
            Verb.DISCLOSURE_PREPARED: "Prepared something to give",
            Verb.DISCLOSURE_READY: "The result to give was made",
            Verb.DISCLOSURE_FAILED: "The result to give could not be made",
            Verb.DISCLOSURE_PREVIEWED: "Looked at what would be given",
            Verb.DISCLOSURE_DISCARDED: "Discarded what was prepared",
            Verb.DISCLOSED: "Gave something",
        },
    ),
    "permissions": (
        "Permissions",
        {
            Verb.AUTHORIZATION_REQUESTED: "Asked the customer for permission",
            Verb.AUTHORIZATION_GRANTED: "Gave permission",
            Verb.AUTHORIZATION_REFUSED: "Refused permission",
            Verb.AUTHORIZATION_WITHDRAWN: "Permission was withdrawn",
            Verb.AUTHORIZATION_EXPIRED: "Permission ran out",
            Verb.AUTHORIZATION_SUPERSEDED: "Permission was replaced by a newer one",
            Verb.REVEAL_ASKED: "Asked to see one hidden value",
            Verb.REVEAL_APPROVED: "Allowed one hidden value to be seen",
            Verb.REVEAL_REFUSED: "Refused to let one hidden value be seen",
            Verb.REVEAL_READY: "A hidden value can be opened, once",
            Verb.REVEAL_NOT_FOUND: "No hidden value was found that may be shown",
            Verb.REVEAL_EXPIRED: "The time for a hidden value ran out",
            Verb.MANDATE_PROPOSED: "Wrote down who may decide for a customer",
            Verb.MANDATE_PROVED: "The customer's domain named who may decide",
            Verb.MANDATE_LAPSED: "The customer's domain names nobody any more",
            Verb.LEGAL_HOLD_PLACED: "Placed a legal hold",
            Verb.HOLD_OPENING_ASKED: "Asked to open what a legal hold keeps",
            Verb.HOLD_OPENING_AGREED: "Agreed to open what a legal hold keeps",
            Verb.LEGAL_HOLD_RELEASE_AGREED: "Agreed to end a legal hold",
            Verb.LEGAL_HOLD_RELEASED: "Ended a legal hold, as the second of its officers",
        },
    ),
    "uploads": (
        "Uploads",
        {
            Verb.UPLOAD_STARTED: "Started an upload",
            Verb.UPLOAD_FINISHED: "Finished an upload",
            Verb.UPLOAD_SCANNED: "An upload was searched for personal data",
            Verb.UPLOAD_WITHHELD: "An upload was held back",
            Verb.UPLOAD_DISCARDED: "Discarded an upload",
            Verb.UPLOAD_READ: "Looked into an upload of their own",
            Verb.REDACTION_DECIDED: "Corrected what is taken out",
            Verb.PICTURES_DECIDED: "Looked at pictures and said which may leave",
        },
    ),
    "cases": (
        "Cases",
        {
            Verb.CASE_OPENED: "Opened a case",
            Verb.CASE_READ: "Looked at a case",
            Verb.CASE_CLOSED: "Closed a case",
            Verb.CASE_REOPENED: "Opened a case again",
            Verb.NOTE_WRITTEN: "Wrote an internal note",
            Verb.REQUEST_ASKED: "Asked a company in",
            Verb.REQUEST_INFORMATION_WANTED: "Asked for more information",
            Verb.REQUEST_INFORMATION_SUPPLIED: "Supplied more information",
            Verb.REQUEST_ACCEPTED: "Came into a case",
            Verb.REQUEST_DECLINED: "Declined to come into a case",
            Verb.REQUEST_WITHDRAWN: "Took back asking a company in",
            Verb.HANDOFF_OFFERED: "Offered to hand a case over",
            Verb.HANDOFF_ACCEPTED: "Took a case over",
            Verb.HANDOFF_DECLINED: "Declined to take a case over",
            Verb.HANDOFF_WITHDRAWN: "Took back the offer to hand over",
            Verb.WAIT_BEGUN: "Began to wait for somebody",
            Verb.WAIT_ENDED: "Waiting ended",
            Verb.UPDATE_PROMISED: "Promised the next update",
            Verb.WORK_STARTED: "Started work",
            Verb.WORK_PAUSED: "Paused work",
            Verb.CAUSE_NAMED: "Said that another company left something unfinished",
            Verb.CAUSE_CONFIRMED: "Confirmed having left something unfinished",
            Verb.CAUSE_DISPUTED: "Denied having left something unfinished",
            Verb.RESOLUTION_PROPOSED: "Proposed that it is resolved",
            Verb.RESOLUTION_CONFIRMED: "Confirmed that it works again",
            Verb.RESOLUTION_PARTLY_CONFIRMED: "Said that it works in part",
            Verb.RESOLUTION_REJECTED: "Said that it does not work",
            Verb.RESOLUTION_SILENT: "The customer did not answer",
            Verb.OUTCOME_ASKED: "The customer was asked whether it still works",
            Verb.OUTCOME_CONFIRMED: "Said that it still works",
            Verb.OUTCOME_DENIED: "Said that it does not work any more",
            Verb.ALARM_RAISED: "An alarm was raised",
            Verb.ALARM_CLIMBED: "An alarm that nobody took reached the next people",
            Verb.ALARM_ACKNOWLEDGED: "Took an alarm on themselves",
            Verb.ALARM_ENDED: "An alarm is over",
        },
    ),
    "people": (
        "People and sign-in",
        {
            Verb.SIGN_IN_SUCCEEDED: "Signed in",
            Verb.SIGN_IN_FAILED: "Failed to sign in",
            Verb.SIGNED_OUT: "Signed out",
            Verb.SECOND_FACTOR_SET: "Set a second factor",
            Verb.SECOND_FACTOR_SHOWN: "Showed the second factor",
            Verb.RECOVERY_CODES_RENEWED: "Made new recovery codes",
            Verb.RECOVERY_CODE_USED: "Used a recovery code",
            Verb.PASSKEY_REGISTERED: "Added a passkey for signing permissions",
            Verb.PASSKEY_REMOVED: "Removed a passkey",
            Verb.PERSON_INVITED: "Invited somebody",
            Verb.INVITATION_REVOKED: "Took an invitation back",
            Verb.PERSON_JOINED: "Joined",
            Verb.PERSON_ROLES_CHANGED: "Changed somebody's roles",
            Verb.PERSON_DEACTIVATED: "Deactivated somebody",
            Verb.PERSON_ERASED: "Erased what was known of somebody who left",
            Verb.PERSON_PASSWORD_CHANGED: "Changed the password",
            Verb.PERSON_PREFERENCES_CHANGED: "Changed their own settings",
        },
    ),
    "organizations": (
        "Companies and agreements",
        {
            Verb.ORGANIZATION_ENROLLED: "Enrolled an organization",
            Verb.ORGANIZATION_SETTINGS_CHANGED: "Changed the organization's settings",
            Verb.PARTNER_SETTINGS_CHANGED: "Changed settings for a partner",
            Verb.LADDER_PROPOSED: "Proposed who is told of alarms",
            Verb.LADDER_ACCEPTED: "Accepted who is told of alarms",
            Verb.LADDER_DECLINED: "Declined who is told of alarms",
            Verb.LADDER_WITHDRAWN: "Took back who is told of alarms",
            Verb.TERMS_PUBLISHED: "Published standing terms",
            Verb.AGREEMENT_SIGNED: "Signed an agreement",
            Verb.KEY_PUBLISHED: "Published a key",
            Verb.KEY_ROTATED: "Changed a key",
            Verb.KEY_DESTROYED: "Destroyed a key",
        },
    ),
    "histories": (
        "Imported histories",
        {
            Verb.HISTORY_BROUGHT: "Brought a history in",
            Verb.HISTORY_MAPPED: "Said how a history is to be read",
            Verb.HISTORY_MEASURED: "A history was measured",
            Verb.HISTORY_READ: "Looked at a history",
            Verb.HISTORY_DISCARDED: "Discarded a history",
        },
    ),
    "goals": (
        "Goals",
        {
            Verb.SUGGESTION_MADE: "Suggested a change",
            Verb.SUGGESTION_ANSWERED: "Said what becomes of a suggested change",
            Verb.BUSINESS_EVENT_TOLD: "Told of a business event",
            Verb.BUSINESS_EVENT_CHANGED: "Changed what was told of a business event",
            Verb.BUSINESS_EVENT_REMOVED: "Removed a business event",
            Verb.BUSINESS_EVENTS_IMPORTED: "Imported business events",
            Verb.GOAL_SET: "Set a goal",
            Verb.CHANGE_NOTED: "Noted what was changed for a goal",
            Verb.GOAL_REMOVED: "Removed a goal",
        },
    ),
    "log": (
        "The log itself",
        {
            Verb.AUDIT_SEARCHED: "Searched the log",
            Verb.AUDIT_PROOF_DOWNLOADED: "Downloaded a proof",
            Verb.EVIDENCE_DRAWN: "Drew an evidence pack",
            Verb.ACCESS_REVIEWED: "Signed for a review of who may see what",
            Verb.HEADS_SEALED: "Sealed the ends of all chains",
            Verb.MEASURES_READ: "Looked at the measures",
        },
    ),
    "refused": (
        "Turned away",
        {
            Verb.ACCESS_DENIED: "Was turned away from a page",
            Verb.LINK_REFUSED: "Came with a link that works no more",
        },
    ),
}
"""The views of the log: the word in the address, the word on the screen, the kinds of entries in it."""

VERB_WORDS: dict[Verb, str] = {verb: words for _, kinds in GROUPS.values() for verb, words in kinds.items()}

PERSONAL_WORDS = {
    "actor": "E-mail address",
    "address": "Network address",
    "client": "Browser",
    "invited": "Who was invited",
    "approver": "Who was asked",
    "approver_name": "Name typed by the approver",
    "asked": "Who was asked",
    "note": "What was decided",
    "stand_in": "Stand-in that was asked about",
    "reason": "Reason",
    "decided_by": "Who decided",
}

FACT_WORDS = {
    "to": "To",
    "from": "Given by",
    "for": "For",
    "of": "Of",
    "with": "With",
    "size": "Size in bytes",
    "parts_sha256": "Fingerprint of the upload",
    "sha256_of_sealed": "Fingerprint of what was sealed",
    "protocol_sha256": "Fingerprint of the rules",
    "sha256": "Fingerprint",
    "protocol": "Rules for this kind of problem",
    "results": "What each company got",
    "recipients": "For whom",
    "categories": "Kinds of data",
    "not_after": "Until",
    "criteria": "Looked for by",
    "shown": "Entries shown",
    "place": "Place in the log",
    "page": "Page",
    "link_for": "The link was for",
    "because": "Why it works no more",
    "permissions": "Permissions looked at",
    "people": "People looked at",
    "found": "To look at again",
    "streams": "Chains sealed",
    "root": "Their root",
}


def fact_words(name: str) -> str:
    """What a fact is called on the screen."""
    return FACT_WORDS.get(name, name.replace("_", " ").capitalize())


def purpose_words(value: str) -> str:
    """What a purpose that an entry names means; one that is not known stays as it is."""
    return PURPOSE_WORDS[Purpose(value)] if value in set(Purpose) else value
