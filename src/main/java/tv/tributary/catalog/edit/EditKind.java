package tv.tributary.catalog.edit;

/// What a user can do to channels. Words under `edit-kind.*`: {0} what it was done to, {1} with what, {2} how often.
public enum EditKind {
    MERGE,
    SPLIT,
    APART,
    RENAME,
    OWN_NAME,
    NUMBER,
    OWN_NUMBER,
    NUMBER_ANEW,
    GROUP,
    OWN_GROUP,
    OWN,
    HIDE,
    SHOW,
    ORDER,
    OWN_ORDER,
    BLOCK,
    UNBLOCK,
    GROUP_HIDE,
    GROUP_SHOW,
    GROUP_RENAME,
    GROUP_MERGE,
    GROUP_ORDER,
    TAKE_BACK
}
