package tv.tributary.catalog.edit;

/// Kinds of edits. Texts under `edit-kind.*`: {0} is the channel edited, {1} the value, {2} the number of channels.
public enum EditKind {
    MERGE,
    /// Sets of channels, each into one.
    MERGE_EACH,
    SPLIT,
    /// Parts of several channels.
    SPLIT_EACH,
    APART,
    /// Several pairs.
    APART_EACH,
    /// Streams stay in their channel for good.
    TOGETHER,
    RENAME,
    OWN_NAME,
    NUMBER,
    OWN_NUMBER,
    NUMBER_ANEW,
    GROUP,
    OWN_GROUP,
    /// {1} is the channel it stands before now.
    MOVE_BEFORE,
    /// {1} is the channel it stands behind now.
    MOVE_BEHIND,
    OWN_PLACE,
    OWN,
    HIDE,
    SHOW,
    FAVOURITE,
    UNFAVOURITE,
    GUIDE,
    NO_GUIDE,
    OWN_GUIDE,
    REFUSE_GUIDE,
    SHIFT_GUIDE,
    UNSHIFT_GUIDE,
    ORDER,
    OWN_ORDER,
    BLOCK,
    UNBLOCK,
    GROUP_HIDE,
    GROUP_SHOW,
    GROUP_RENAME,
    GROUP_MERGE,
    GROUP_ORDER,
    GROUP_BEFORE,
    GROUP_BEHIND,
    GROUP_OWN_NAME,
    /// {0} is the provider, {1} the first of the groups.
    NEW_GROUPS_HIDDEN,
    /// {0} is the provider.
    NEW_GROUPS_HIDE,
    NEW_GROUPS_SHOW,
    SELECT,
    TAKE_BACK,
    TITLE_RENAME,
    TITLE_OWN_NAME,
    TITLE_YEAR,
    TITLE_HIDE,
    TITLE_SHOW,
    TITLE_FAVOURITE,
    TITLE_UNFAVOURITE,
    TITLE_MERGE,
    TITLE_SPLIT
}
