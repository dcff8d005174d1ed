package tv.tributary.catalog.edit;

/// Kinds of edits. Texts under `edit-kind.*`: {0} is the channel edited, {1} the value, {2} the number of channels.
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
    FAVOURITE,
    UNFAVOURITE,
    ORDER,
    OWN_ORDER,
    BLOCK,
    UNBLOCK,
    GROUP_HIDE,
    GROUP_SHOW,
    GROUP_RENAME,
    GROUP_MERGE,
    GROUP_ORDER,
    SELECT,
    TAKE_BACK
}
